namespace Storage.Optimization.Internal;

/// <summary>A value that is there to be handed out.</summary>
internal sealed class CacheEntry<TValue> : CellContent
    where TValue : class
{
    private int _isRefreshing;
    private object? _lineage;

    /// <param name="value">The value; <see langword="null"/> says that there is no row.</param>
    /// <param name="generation">The region's generation that it was read in.</param>
    /// <param name="expires">Until when it is fresh, on the region's clock.</param>
    public CacheEntry(TValue? value, long generation, long expires)
    {
        (Value, Generation, Expires, RefreshFrom, StaleUntil) = (value, generation, expires, expires, expires);
        IsEntry = true;
    }

    /// <summary>Gets what this entry has in common with those that it is changed into as long as the same names lead to them; null where
    /// nobody has asked for it.</summary>
    public object? Lineage => Volatile.Read(ref _lineage);

    public TValue? Value { get; }

    public long Generation { get; }

    public long Expires { get; }

    /// <summary>Gets from when on the first caller reads it anew beside the others; the same as <see cref="Expires"/> where nobody does.</summary>
    public long RefreshFrom { get; init; }

    /// <summary>Gets until when it may be given where reading it anew fails.</summary>
    public long StaleUntil { get; init; }

    /// <summary>Gives the lineage, beginning it where there is none.</summary>
    public object ToLineage() => Lineage ?? Interlocked.CompareExchange(ref _lineage, new object(), null) ?? _lineage;

    /// <summary>Gives the entry with another value, for the same time.</summary>
    /// <param name="value">The value.</param>
    /// <param name="keepsNames">Whether the names that lead to it still do.</param>
    public CacheEntry<TValue> With(TValue value, bool keepsNames) =>
        new(value, Generation, Expires) { RefreshFrom = RefreshFrom, StaleUntil = StaleUntil, _lineage = keepsNames ? Lineage : null };

    /// <summary>Says whether the caller is the one that reads it anew.</summary>
    public bool TryBeginRefresh() => Interlocked.Exchange(ref _isRefreshing, 1) == 0;

    public void EndRefresh() => Volatile.Write(ref _isRefreshing, 0);
}
