namespace Storage.Optimization.Internal;

/// <summary>A value that is there to be handed out.</summary>
/// <param name="value">The value; <see langword="null"/> says that there is no row.</param>
/// <param name="generation">The region's generation that it was read in.</param>
/// <param name="expires">Until when it is fresh, on the region's clock.</param>
internal sealed class CacheEntry<TValue>(TValue? value, long generation, long expires)
    where TValue : class
{
    private int _isRefreshing;

    public TValue? Value { get; } = value;

    public long Generation { get; } = generation;

    public long Expires { get; } = expires;

    /// <summary>Gets from when on the first caller reads it anew beside the others; the same as <see cref="Expires"/> where nobody does.</summary>
    public long RefreshFrom { get; init; } = expires;

    /// <summary>Gets until when it may be given where reading it anew fails.</summary>
    public long StaleUntil { get; init; } = expires;

    /// <summary>Says whether the caller is the one that reads it anew.</summary>
    public bool TryBeginRefresh() => Interlocked.Exchange(ref _isRefreshing, 1) == 0;

    public void EndRefresh() => Volatile.Write(ref _isRefreshing, 0);
}
