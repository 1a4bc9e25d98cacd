namespace Storage.Optimization.Internal;

/// <summary>The windows of one partition: a few, the newest first. They leave the cache together.</summary>
internal sealed class PartitionWindows(int capacity) : CellContent
{
    private readonly Lock _gate = new();
    private QueryWindow[] _windows = [];

    public ReadOnlySpan<QueryWindow> All => Volatile.Read(ref _windows);

    public QueryWindow? Find(WindowPlan plan, IReadOnlyList<DbValue> parameters)
    {
        foreach (var window in Volatile.Read(ref _windows))
        {
            if (window.Is(plan, parameters))
            {
                return window;
            }
        }

        return null;
    }

    public QueryWindow FindOrAdd(WindowPlan plan, IReadOnlyList<DbValue> parameters)
    {
        lock (_gate)
        {
            if (Find(plan, parameters) is { } known)
            {
                return known;
            }

            var added = new QueryWindow(plan, parameters);
            Volatile.Write(ref _windows, [added, .. _windows.Take(capacity - 1)]);
            return added;
        }
    }

    /// <summary>Gives the highest limit of the windows of a shape; null where there is none.</summary>
    public int? LimitOf(Shape shape)
    {
        int? limit = null;
        foreach (var window in All)
        {
            limit = window.Plan.Shape == shape ? Math.Max(window.Limit, limit ?? 0) : limit;
        }

        return limit;
    }

    public long Bytes()
    {
        var bytes = 0L;
        foreach (var window in All)
        {
            bytes += window.Cell.Content is CacheEntry<RowWindow> entry ? entry.Value!.Bytes : 0;
        }

        return bytes;
    }
}
