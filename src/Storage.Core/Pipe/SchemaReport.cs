namespace Storage.Core;

/// <summary>What a schema run did.</summary>
/// <param name="CreatedTables">The tables that were missing.</param>
/// <param name="CreatedIndexes">The indexes that were missing.</param>
public sealed record SchemaReport(IReadOnlyList<string> CreatedTables, IReadOnlyList<string> CreatedIndexes)
{
    /// <summary>Gets whether nothing was missing.</summary>
    public bool IsUnchanged => CreatedTables.Count == 0 && CreatedIndexes.Count == 0;
}
