namespace Storage.Optimization.Internal;

/// <summary>
/// Hears every commit, before and after, and keeps the regions right: marks before, takes in after. Runs on the writer, in memory.
/// </summary>
/// <remarks>
/// <code>
/// Committing   marks the keys and partitions: their reads go past the cache from here on
///   COMMIT     becomes visible
///   sequence   moves: new snapshots see it
/// Committed    clock, stamps, cells, windows; then the marks go
///   callers    are acknowledged
/// </code>
/// A region that is made while a commit runs has not heard of it, so it begins with the whole table marked.
/// </remarks>
internal sealed class CacheCoherence(CacheSettings settings) : ICommitObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CommitNotice, PendingCommit> _pending = [];
    private readonly Stack<PendingCommit> _spare = [];
    private Dictionary<EntityMap, TableRegion> _regions = [];

    public IReadOnlyCollection<TableRegion> Regions => Volatile.Read(ref _regions).Values;

    /// <summary>Gives the region of a table, making it where there is none.</summary>
    public TableRegion RegionOf(EntityMap map)
    {
        if (Volatile.Read(ref _regions).TryGetValue(map, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            if (_regions.TryGetValue(map, out known))
            {
                return known;
            }

            var region = new TableRegion(map, settings);
            foreach (var pending in _pending.Values)
            {
                pending.AddLate(region);
            }

            Volatile.Write(ref _regions, new Dictionary<EntityMap, TableRegion>(_regions) { [map] = region });
            return region;
        }
    }

    public void Committing(CommitNotice notice)
    {
        lock (_gate)
        {
            var pending = _spare.TryPop(out var spare) ? spare : new PendingCommit();
            _pending[notice] = pending;
            pending.Begin(notice, _regions);
        }
    }

    public void Committed(CommitNotice notice) => End(notice, isCommitted: true);

    public void RolledBack(CommitNotice notice) => End(notice, isCommitted: false);

    private void End(CommitNotice notice, bool isCommitted)
    {
        lock (_gate)
        {
            if (_pending.Remove(notice, out var pending))
            {
                pending.End(notice, isCommitted);
                _spare.Push(pending);
            }
        }
    }
}
