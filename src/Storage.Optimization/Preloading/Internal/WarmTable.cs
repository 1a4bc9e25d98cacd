namespace Storage.Optimization.Internal;

/// <summary>A table whose hot keys are learned, for what does not know its type.</summary>
internal abstract class WarmTable
{
    public abstract EntityMap Map { get; }

    /// <summary>Reads rows through the pipe, and has them watched.</summary>
    public abstract ValueTask<int> LoadAsync(
        IStorage storage, PreloadWatch watch, IReadOnlyList<(ColumnMap Column, DbValue Value)> keys, CancellationToken cancellationToken);

    /// <summary>Finds the column of a remembered key; null where the table has no such unique column any more.</summary>
    public ColumnMap? UniqueColumn(string name) =>
        Map.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal)) is { } found && Map.IsUnique(found) ? found : null;
}
