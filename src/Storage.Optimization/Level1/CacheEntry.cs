namespace Storage.Optimization.Internal;

/// <summary>A value that is there to be handed out.</summary>
internal sealed class CacheEntry<TValue> : CellContent
    where TValue : class
{
    private int _isRefreshing;

    /// <param name="value">The value; <see langword="null"/> says that there is no row.</param>
    /// <param name="generation">The region's generation that it was read in.</param>
    /// <param name="expires">Until when it is fresh, on the region's clock.</param>
    public CacheEntry(TValue? value, long generation, long expires)
    {
        (Value, Generation, Expires, RefreshFrom, StaleUntil) = (value, generation, expires, expires, expires);
        IsEntry = true;
    }

    public TValue? Value { get; }

    public long Generation { get; }

    public long Expires { get; }

    /// <summary>Gets from when on the first caller reads it anew beside the others; the same as <see cref="Expires"/> where nobody does.</summary>
    public long RefreshFrom { get; init; }

    /// <summary>Gets until when it may be given where reading it anew fails.</summary>
    public long StaleUntil { get; init; }

    /// <summary>Says whether the caller is the one that reads it anew.</summary>
    public bool TryBeginRefresh() => Interlocked.Exchange(ref _isRefreshing, 1) == 0;

    public void EndRefresh() => Volatile.Write(ref _isRefreshing, 0);
}
