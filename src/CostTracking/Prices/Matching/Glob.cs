namespace CostTracking.Internal;

/// <summary>Matches names against forms with <c>*</c>, in time that grows with both lengths' product at most.</summary>
internal static class Glob
{
    public static bool IsMatch(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        var (at, form, star, mark) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (form < pattern.Length && pattern[form] == '*')
            {
                star = form++;
                mark = at;
            }
            else if (form < pattern.Length && char.ToLowerInvariant(pattern[form]) == char.ToLowerInvariant(text[at]))
            {
                form++;
                at++;
            }
            else if (star >= 0)
            {
                form = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[form..].TrimStart('*').IsEmpty;
    }
}
