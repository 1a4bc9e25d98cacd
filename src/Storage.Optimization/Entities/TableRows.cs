namespace Storage.Optimization.Internal;

/// <summary>The rows of one table in the first level, for what does not know their type.</summary>
internal abstract class TableRows
{
    public abstract int Count { get; }

    /// <summary>Gets how many more rows there is room for.</summary>
    public abstract int Room { get; }

    public abstract long Bytes { get; }

    public abstract long Evictions { get; }

    public abstract void Apply(in RowChange change);

    public abstract void Clear();

    /// <summary>Gives what was asked for since this was called last, and how often.</summary>
    public abstract IEnumerable<KeyUse> TakeUses();

    /// <summary>Watches a row that was put here ahead of its use.</summary>
    /// <returns>Null where it is not here.</returns>
    public abstract IWatchedRow? Watch(ColumnMap column, in DbValue value);
}
