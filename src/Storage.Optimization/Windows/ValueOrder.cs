namespace Storage.Optimization.Internal;

/// <summary>The order that SQL databases give stored values of one class.</summary>
internal static class ValueOrder
{
    private const char FirstSurrogate = '\uD800';
    private const char AfterSurrogates = '\uE000';

    /// <summary>Compares two values.</summary>
    /// <returns>Below 0, 0 or above 0; null for values of different classes and for texts that are no UTF-8, which are best left to the database.</returns>
    public static int? Compare(in DbValue left, in DbValue right) => (left.Kind, right.Kind) switch
    {
        (DbValueKind.Integer, DbValueKind.Integer) => left.AsInt64().CompareTo(right.AsInt64()),
        (DbValueKind.Real, DbValueKind.Real) => left.AsDouble().CompareTo(right.AsDouble()),
        (DbValueKind.Text, DbValueKind.Text) when !left.IsMalformedText && !right.IsMalformedText => CompareTexts(left.AsString(), right.AsString()),
        (DbValueKind.Blob, DbValueKind.Blob) => left.AsBytes().Span.SequenceCompareTo(right.AsBytes().Span),
        _ => null,
    };

    // as their UTF-8 compares byte by byte: by code point, where UTF-16 has surrogates below the last private characters
    private static int CompareTexts(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return Rank(left[same]).CompareTo(Rank(right[same]));
    }

    private static int Rank(char character) =>
        character < FirstSurrogate ? character : character < AfterSurrogates ? character + 0x2000 : character - 0x800;
}
