namespace Storage.Api.Internal;

/// <summary>Tells texts that have a UTF-8 form from those that would come back changed.</summary>
internal static class WellFormed
{
    /// <summary>Says whether a text has no half of a surrogate pair.</summary>
    public static bool Is(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says that a text has half of a surrogate pair.</summary>
    public static ArgumentException Broken(string what) => new($"The text for {what} has half a surrogate pair, which has no UTF-8 form and would come back changed.");
}
