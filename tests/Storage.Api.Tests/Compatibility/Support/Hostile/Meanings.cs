using System.Globalization;
using System.Text;

namespace Storage.Api.Tests;

/// <summary>What equality and order mean for stored values.</summary>
internal static class Meanings
{
    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other),
        _ => Equals(left, right),
    };

    /// <summary>Orders two values of a kind that are not null, as the database does.</summary>
    public static int Compare(object left, object right) => (left, right) switch
    {
        (string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)),
        (byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other),
        (Guid one, Guid other) => one.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true)),
        (IComparable one, _) => one.CompareTo(right),
        _ => throw new ArgumentException($"{left.GetType()} has no order."),
    };

    /// <summary>Orders two values of which null is the smallest.</summary>
    public static int CompareNullFirst(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Compare(left, right),
    };

    public static string Tell(object? value) => value switch
    {
        null => "null",
        string { Length: > 60 } text => $"text of {text.Length}",
        string text => '"' + string.Concat(text.Select(Tell)) + '"',
        byte[] bytes => "0x" + Convert.ToHexString(bytes),
        IReadOnlyDictionary<string, object?> pairs => $"{{{string.Join(", ", pairs.Select(pair => $"{pair.Key}: {Tell(pair.Value)}"))}}}",
        System.Collections.IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Take(10).Select(Tell)) + "]",
        _ => $"{value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };

    private static string Tell(char c) => char.IsLetterOrDigit(c) || c is >= ' ' and <= '~' ? $"{c}" : $"\\u{(int)c:X4}";
}
