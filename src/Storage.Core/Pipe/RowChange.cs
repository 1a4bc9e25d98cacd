namespace Storage.Core;

/// <summary>One row that a commit changes.</summary>
/// <param name="Map">The table.</param>
/// <param name="Kind">What happens to the row.</param>
/// <param name="Key">The row's key.</param>
public readonly record struct RowChange(EntityMap Map, RowChangeKind Kind, DbValue Key)
{
    /// <summary>Gets the row's partition value after the change; null where the table has no partition column.</summary>
    public DbValue Partition { get; init; }

    /// <summary>Gets whether the row was in another partition before.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Gets the row's partition value before the change, where <see cref="IsMoved"/> says that it was another.</summary>
    public DbValue PreviousPartition { get; init; }

    /// <summary>Gets the row as a read would return it, for inserts and whole upserts; else <see langword="null"/>.</summary>
    public object? Row { get; init; }
}
