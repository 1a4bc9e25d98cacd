using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CostReport;

/// <summary>A call of the file. Its id is made of its line, so that a second run makes the same one.</summary>
internal sealed record TraceCall(Guid Id, DateTimeOffset At, long InputTokens, long OutputTokens)
{
    public static TraceCall Parse(string line, int number, string model)
    {
        var parts = line.Split(',');
        return parts.Length == 3
            && DateTime.TryParse(parts[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var input)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var output)
                ? new(IdOf($"{model}\n{number}\n{line}"), at, input, output)
                : throw new ReportException($"Line {number} is no call. A call is written as 2023-11-16 18:15:46.6805900,374,44.");
    }

    private static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true);
}
