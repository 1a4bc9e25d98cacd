namespace Storage.Optimization.Internal;

/// <summary>The rows of one table in the first level, for what does not know their type.</summary>
internal abstract class TableRows
{
    public abstract int Count { get; }

    public abstract long Bytes { get; }

    public abstract long Evictions { get; }

    public abstract void Apply(in RowChange change);

    public abstract void Clear();
}
