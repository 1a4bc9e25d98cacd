namespace Storage.Core;

/// <summary>Something in an existing table that is not as its entity wants it, and was left as it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Message">What it is, and what follows, as a sentence.</param>
public sealed record SchemaFinding(SchemaFindingKind Kind, string Table, IReadOnlyList<string> Columns, string Message)
{
    /// <summary>Gets the first values of <see cref="SchemaFindingKind.DuplicateValues"/>, each with how many rows have it.</summary>
    public IReadOnlyList<DuplicateValue> Duplicates { get; init; } = [];
}
