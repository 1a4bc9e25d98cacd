using System.Globalization;

namespace CustomerService;

/// <summary>Stream, ISO time in UTC, user and text with tabs between them; the text may have further tabs.</summary>
internal sealed class TsvFormat : IDialogueFormat
{
    private const int Fields = 4;

    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public DialogueLine Parse(string line)
    {
        var fields = line.Split('\t', Fields);
        if (fields.Length < Fields)
        {
            throw new FormatException($"it has {fields.Length} of {Fields} fields");
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(fields[1], TimeFormats, CultureInfo.InvariantCulture, Utc, out var time)
            ? new DialogueLine(fields[0], time, fields[2], fields[3])
            : throw new FormatException("its second field is no ISO time");
    }
}
