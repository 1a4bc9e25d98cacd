namespace Storage.Api.Internal;

/// <summary>Finds what a caller may have meant by a name that does not exist.</summary>
internal static class NearMatches
{
    private const int Most = 3;
    private const int LongestShown = 60;

    public static ArgumentException Unknown(string what, string name, IEnumerable<string> known)
    {
        var near = Of(name, known);
        var hint = near.Count == 0 ? $"Known: {string.Join(", ", known.Order(StringComparer.Ordinal))}." : $"Near: {string.Join(", ", near)}.";
        return new ArgumentException($"There is no {what} '{Shown(name)}'. {hint}");
    }

    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known) =>
    [
        .. known.Select(candidate => (candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= Math.Max(2, Math.Min(name.Length, pair.candidate.Length) / 3) || Contains(name, pair.candidate))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(Most)
            .Select(pair => pair.candidate),
    ];

    // a name comes from outside, so it is shown in short and without what would break a line
    private static string Shown(string name)
    {
        var shown = name.Length > LongestShown ? name[..LongestShown] + "…" : name;
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c));
    }

    private static bool Contains(string name, string candidate) =>
        name.Length >= 3 && (candidate.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(candidate, StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts the letters to change, add or take away (Levenshtein); case does not count.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > LongestShown)
        {
            return int.MaxValue;
        }

        var before = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var isSame = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                current[j] = Math.Min(Math.Min(before[j], current[j - 1]) + 1, before[j - 1] + (isSame ? 0 : 1));
            }

            before = current;
        }

        return before[^1];
    }
}
