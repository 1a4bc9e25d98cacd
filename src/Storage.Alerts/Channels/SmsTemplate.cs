using System.Text;
using System.Text.Json;

namespace Storage.Alerts.Internal;

/// <summary>Fills templates. Values are put in once, so what a value contains is never taken for a name.</summary>
internal static class SmsTemplate
{
    public static string Fill(string template, IReadOnlyDictionary<string, string> values, Func<string, string> escape)
    {
        var text = new StringBuilder(template.Length);
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (values.TryGetValue(template[(open + 1)..close], out var value))
            {
                text.Append(template, at, open - at).Append(escape(value));
                at = close + 1;
            }
            else
            {
                text.Append(template, at, open + 1 - at);
                at = open + 1;
            }
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    public static Func<string, string> EscapeFor(SmsBody kind) => kind switch
    {
        SmsBody.Json => value => JsonEncodedText.Encode(value).ToString(),
        SmsBody.Form => Uri.EscapeDataString,
        _ => value => value,
    };
}
