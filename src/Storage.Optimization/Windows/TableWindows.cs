using System.Diagnostics.CodeAnalysis;

namespace Storage.Optimization.Internal;

/// <summary>
/// The query windows of one table. Those of a partition stand in its cell, where a commit finds them: a new row is put into them, anything
/// else drops them. Those of the whole table hold until anything is committed to it.
/// </summary>
internal sealed partial class TableWindows
{
    private readonly TableRegion _region;
    private readonly Level1Store<DbValue, PartitionWindows> _partitions;
    private readonly Level1Store<WindowKey, RowWindow> _ofTable;

    public TableWindows(TableRegion region)
    {
        _region = region;
        var options = region.Settings.Options;
        _partitions = new Level1Store<DbValue, PartitionWindows>(CachePolicy.LeastRecentlyUsed, options.WindowCapacity, options.Level1Bytes);
        _ofTable = new Level1Store<WindowKey, RowWindow>(CachePolicy.LeastRecentlyUsed, options.WindowCapacity, options.Level1Bytes);
    }

    public int Count => _partitions.Count + _ofTable.Count;

    public long Bytes => _partitions.Bytes + _ofTable.Bytes;

    public long Evictions => _partitions.Evictions + _ofTable.Evictions;

    public bool TryHit<TRow>(Query<TRow> query, WindowPlan plan, [NotNullWhen(true)] out RowWindow<TRow>? rows)
        where TRow : IRow<TRow>
    {
        if (!plan.TryGetPartition(query.Parameters, _region.Map, out var partition))
        {
            rows = FreshRows<TRow>(_ofTable.Find(new WindowKey(plan, query.Parameters)), TableRegion.UnknownPlace);
            if (rows is not null)
            {
                _region.Counters.WindowHits.Increment();
            }

            return rows is not null;
        }

        rows = null;
        if (_partitions.Find(partition) is not { Content: PartitionWindows windows } cell)
        {
            return false;
        }

        var place = _region.Marks.IsCommitting ? CommitMarks.PlaceOf(partition) : TableRegion.UnknownPlace;
        var limit = query.Limit ?? int.MaxValue;
        foreach (var window in windows.All)
        {
            if (window.Answers(plan, query.Parameters, limit) && FreshRows<TRow>(window.Cell, place) is { } fresh)
            {
                cell.CountHit(_region.Counters.WindowHits.Next());
                rows = fresh.First(limit);
                return true;
            }
        }

        return false;
    }

    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, WindowPlan plan, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        var target = TargetOf(query, plan);
        switch (_region.Enter(target.Cell, target.Place, out var load, out var entry))
        {
            case LoadStep.Hit when entry!.Value is RowWindow<TRow> rows:
                _region.Counters.WindowHits.Increment();
                return new(rows);
            case LoadStep.Join:
                return JoinAsync(query, plan, load!, cancellationToken);
            case LoadStep.Load:
                return LoadAsync(query, target, load!, cancellationToken);
            default:
                _region.Counters.Bypassed();
                return _region.Settings.Inner.QueryAsync(query, cancellationToken);
        }
    }

    public void Clear()
    {
        _partitions.Clear();
        _ofTable.Clear();
    }

    private RowWindow<TRow>? FreshRows<TRow>(CacheCell<RowWindow>? cell, int place)
        where TRow : IRow<TRow> =>
        cell?.Entry is { } entry && _region.IsFresh(entry, place, _region.Settings.Clock.Now) ? entry.Value as RowWindow<TRow> : null;

    private async ValueTask<IReadOnlyList<TRow>> JoinAsync<TRow>(Query<TRow> query, WindowPlan plan, CacheLoad<RowWindow> load, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        var joined = await Joining.TryJoinAsync(_region, load, cancellationToken).ConfigureAwait(false);
        return joined.IsJoined && joined.Value is RowWindow<TRow> rows ? rows : await QueryAsync(query, plan, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<IReadOnlyList<TRow>> LoadAsync<TRow>(Query<TRow> query, in Target target, CacheLoad<RowWindow> load, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        _region.Counters.DatabaseRead();
        ValueTask<IReadOnlyList<TRow>> read;
        try
        {
            read = _region.Settings.Inner.QueryAsync(query, cancellationToken);
        }
        catch (Exception exception)
        {
            return EndFailed<TRow>(target, load, exception) is { } stale ? new(stale) : ValueTask.FromException<IReadOnlyList<TRow>>(exception);
        }

        return read.IsCompletedSuccessfully ? new(Keep(query, target, load, read.Result)) : KeepLaterAsync(query, target, load, read);
    }

    private async ValueTask<IReadOnlyList<TRow>> KeepLaterAsync<TRow>(
        Query<TRow> query, Target target, CacheLoad<RowWindow> load, ValueTask<IReadOnlyList<TRow>> read)
        where TRow : IRow<TRow>
    {
        try
        {
            return Keep(query, target, load, await read.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            if (EndFailed<TRow>(target, load, exception) is { } stale)
            {
                return stale;
            }

            throw;
        }
    }

    private RowWindow<TRow>? EndFailed<TRow>(in Target target, CacheLoad<RowWindow> load, Exception exception)
        where TRow : IRow<TRow> => _region.EndFailed(target.Cell, load, exception)?.Value as RowWindow<TRow>;

    private IReadOnlyList<TRow> Keep<TRow>(Query<TRow> query, in Target target, CacheLoad<RowWindow> load, IReadOnlyList<TRow> read)
        where TRow : IRow<TRow>
    {
        var options = _region.Settings.Options;
        if (read.Count > options.MaxWindowRows)
        {
            // too much to keep; who waits reads it too
            target.Cell.TryReplace(load, null);
            load.Fail(new OperationCanceledException());
            return read;
        }

        var rows = new RowWindow<TRow>([.. read], _region.Map, target.Partition is null ? _region.Marks : null, load.Clock);
        var generation = _region.Settings.Rules.ClearsLoads ? load.Generation : _region.Generation;
        var life = query.CacheTime ?? _region.Options.Level1Time ?? options.Level1Time;
        if (target.Cell.TryReplace(load, _region.EntryOf<RowWindow>(rows, generation, life)))
        {
            Resize(target, rows.Bytes);
        }

        load.Complete(rows);
        return rows;
    }

    private void Resize(in Target target, long bytes)
    {
        if (target.Partition is { } partition)
        {
            _partitions.Resize(partition, ((PartitionWindows)partition.Content!).Bytes());
        }
        else
        {
            _ofTable.Resize(target.Cell, bytes);
        }
    }

    private Target TargetOf<TRow>(Query<TRow> query, WindowPlan plan)
        where TRow : IRow<TRow>
    {
        if (!plan.TryGetPartition(query.Parameters, _region.Map, out var partition))
        {
            return new Target(_ofTable.FindOrAdd(new WindowKey(plan, query.Parameters)), TableRegion.UnknownPlace, null);
        }

        var cell = _partitions.FindOrAdd(partition);
        if (cell.Content is not PartitionWindows windows)
        {
            cell.TryReplace(null, new PartitionWindows(_region.Settings.Options.WindowsPerPartition));
            windows = (PartitionWindows)cell.Content!;
        }

        return new Target(windows.FindOrAdd(plan, query.Parameters).Cell, CommitMarks.PlaceOf(partition), cell);
    }

    /// <summary>Where a window is to stand.</summary>
    private readonly record struct Target(CacheCell<RowWindow> Cell, int Place, CacheCell<PartitionWindows>? Partition);
}
