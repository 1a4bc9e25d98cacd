namespace Storage.Core;

/// <summary>What a schema run did, or would do.</summary>
/// <param name="CreatedTables">The tables that were missing, the engine's own among them.</param>
/// <param name="CreatedIndexes">The indexes that were missing.</param>
public sealed record SchemaReport(IReadOnlyList<string> CreatedTables, IReadOnlyList<string> CreatedIndexes)
{
    /// <summary>Gets the columns that existing tables lacked, as <c>table.column</c>.</summary>
    public IReadOnlyList<string> AddedColumns { get; init; } = [];

    /// <summary>Gets what in existing tables is not as their entities want it and was left as it is.</summary>
    public IReadOnlyList<SchemaFinding> Findings { get; init; } = [];

    /// <summary>Gets whether nothing was missing.</summary>
    public bool IsUnchanged => CreatedTables.Count == 0 && CreatedIndexes.Count == 0 && AddedColumns.Count == 0;
}
