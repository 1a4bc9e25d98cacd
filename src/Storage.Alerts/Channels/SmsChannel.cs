using System.Net.Http.Headers;
using System.Text;

namespace Storage.Alerts.Internal;

/// <summary>Sends a short text over a gateway, one request a number.</summary>
internal sealed class SmsChannel(SmsOptions options, HttpClient http) : IAlertChannel
{
    public string Name => options.Name;

    public async ValueTask SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        foreach (var phone in options.Phones)
        {
            using var request = RequestFor(phone, message);
            var answer = await HttpMessages.SendAsync(http, request, cancellationToken).ConfigureAwait(false);
            if (options.AcceptedAnswer is { } accepted && !answer.Contains(accepted, StringComparison.Ordinal))
            {
                throw new HttpRequestException($"The gateway {Name} answered without the text that says that it took the message.");
            }
        }
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");

    private HttpRequestMessage RequestFor(string phone, AlertMessage message)
    {
        var values = new Dictionary<string, string>(options.Parameters, StringComparer.Ordinal)
        {
            ["phone"] = phone,
            ["title"] = Shorten(message.Title, options.MaxLength),
            ["text"] = Shorten($"{message.Title}. {message.Alerts[0].Text}", options.MaxLength),
            ["severity"] = message.Severity.ToString(),
        };
        var request = new HttpRequestMessage(new HttpMethod(options.Method), SmsTemplate.Fill(options.Url, values, Uri.EscapeDataString));
        if (options.Method != "GET")
        {
            var body = SmsTemplate.Fill(options.Body, values, SmsTemplate.EscapeFor(options.BodyKind));
            request.Content = new StringContent(body, Encoding.UTF8)
            {
                Headers = { ContentType = new MediaTypeHeaderValue(TypeOf(options.BodyKind), "utf-8") },
            };
        }

        foreach (var (name, value) in options.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, SmsTemplate.Fill(value, values, static text => text));
        }

        return request;
    }

    private static string TypeOf(SmsBody kind) => kind switch
    {
        SmsBody.Json => "application/json",
        SmsBody.Form => "application/x-www-form-urlencoded",
        _ => "text/plain",
    };
}
