using System.Globalization;
using System.Text;

namespace CostTracking.Internal;

/// <summary>How a reservation keeps its parts: <c>micros:length:key</c>, one after the other. The length lets a key be any text.</summary>
internal static class ReservedParts
{
    public static string Format(IReadOnlyList<BudgetCharge> parts)
    {
        if (parts is [var only])
        {
            return string.Create(CultureInfo.InvariantCulture, $"{only.ReservedMicros}:{only.Slot.Key.Length}:{only.Slot.Key}");
        }

        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.ReservedMicros}:{part.Slot.Key.Length}:{part.Slot.Key}");
        }

        return text.ToString();
    }

    public static IReadOnlyList<ReservedPart> Parse(string text)
    {
        var parts = new List<ReservedPart>();
        for (var at = 0; at < text.Length;)
        {
            var micros = Number(text, ref at);
            var length = (int)Number(text, ref at);
            parts.Add(new(text.Substring(at, length), micros));
            at += length;
        }

        return parts;
    }

    private static long Number(string text, ref int at)
    {
        var end = text.IndexOf(':', at);
        var number = long.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture);
        at = end + 1;
        return number;
    }
}
