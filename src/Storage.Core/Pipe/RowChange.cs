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

    /// <summary>Gets the row as a read would return it, for inserts, whole upserts and patches that return their rows; else
    /// <see langword="null"/>.</summary>
    public object? Row { get; init; }

    /// <summary>Gets the patch, whose assignments name the columns that changed; <see langword="null"/> where others may have changed too,
    /// or <see cref="Row"/> says it all.</summary>
    public PatchShape? Patch { get; init; }

    /// <summary>Gets what the patched columns hold after the change, as the database stores it: one value for each of the patch's
    /// assignments; empty where there is no patch.</summary>
    public ReadOnlyMemory<DbValue> PatchedValues { get; init; }
}
