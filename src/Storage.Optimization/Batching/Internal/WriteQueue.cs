using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>
/// The accepted writes, and when they are sent. One gate guards them; the next layer is called under it, so that what is sent keeps its
/// order, and only ever to hand a unit over.
/// </summary>
/// <remarks>
/// A table has one batch on its way at a time. Writes of high priority, and those that a read or an awaited write waits for, go as soon as
/// their table is free; others go when no batch is on its way, so that a batch forms while the one before commits, as in the engine.
/// </remarks>
internal sealed partial class WriteQueue : IDisposable
{
    private readonly IStorage _inner;
    private readonly BatchingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly BatchingCounters _counters;
    private readonly BatchSizer _sizer;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<EntityMap, TableQueue> _byMap = new();
    private readonly List<TableQueue> _tables = [];
    private readonly HashSet<Batch> _onTheirWay = [];
    private readonly long _maxWaitTicks;
    private int _firstTable;
    private long _number;
    private long _timerDue = long.MaxValue;

    public WriteQueue(IStorage inner, BatchingOptions options, TimeProvider time, ILogger logger, IMeterFactory? meters)
    {
        _inner = inner;
        _options = options;
        _time = time;
        _logger = logger;
        _sizer = new BatchSizer(options);
        _maxWaitTicks = (long)(options.MaxWait.TotalSeconds * time.TimestampFrequency);
        _counters = new BatchingCounters(meters, GetStatistics);
        _timer = time.CreateTimer(static state => ((WriteQueue)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public BatchingCounters Counters => _counters;

    public BatchingStatistics GetStatistics()
    {
        lock (_gate)
        {
            return _counters.ToStatistics() with
            {
                CurrentBatchSize = _sizer.Size,
                IsDegraded = _sizer.IsDegraded,
                Degradations = _sizer.Degradations,
                Pending = _parts,
                PendingRows = _rows,
                PendingBytes = _bytes,
            };
        }
    }

    /// <summary>Gives a table's queue where it has writes that are pending.</summary>
    public TableQueue? FindBusy(EntityMap map) => Table(map) is { IsBusy: true } table ? table : null;

    /// <summary>Says whether it is certain that nothing is pending for a row, so that it is as it is stored.</summary>
    public bool IsUntouched(TableQueue table, RowAddress? row)
    {
        if (row is not { } address)
        {
            return false;
        }

        lock (_gate)
        {
            return table.IsUntouched(address);
        }
    }

    /// <summary>Begins a read of rows by key, beside which nothing may be sent or end.</summary>
    /// <returns><see langword="false"/> where pending writes may do anything to any row, or are of another type over the table.</returns>
    public bool TryReadStamp(TableQueue table, EntityMap map, out long stamp)
    {
        lock (_gate)
        {
            stamp = table.Stamp;
            return !table.HasOpaque && table.Map == map;
        }
    }

    /// <summary>Makes the pending changes on rows that were read since a stamp.</summary>
    /// <returns><see langword="false"/> where it cannot be said what the rows are.</returns>
    public bool TryOverlay(TableQueue table, long stamp, params ReadOnlySpan<RowOverlay> rows)
    {
        lock (_gate)
        {
            if (table.Stamp != stamp || table.HasOpaque)
            {
                return false;
            }

            foreach (var row in rows)
            {
                if (row.Values is { } values)
                {
                    if (table.TryOverlay(values) is not { } isChanged)
                    {
                        return false;
                    }

                    row.IsChanged = isChanged;
                }
            }

            return true;
        }
    }

    /// <summary>Waits until what is pending of a table now has ended.</summary>
    public Task SettleAsync(TableQueue table)
    {
        lock (_gate)
        {
            var ended = Hurry(table);
            Pump();
            return ended;
        }
    }

    /// <summary>Waits until everything that is pending now of some tables, or of all, has ended.</summary>
    public Task SettleAsync(IReadOnlyCollection<EntityMap>? maps = null)
    {
        lock (_gate)
        {
            Task[] ended = [.. TablesOf(maps).Where(table => table.IsBusy).Select(Hurry)];
            Pump();
            return Task.WhenAll(ended);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _counters.Dispose();
    }

    private List<TableQueue> TablesOf(IReadOnlyCollection<EntityMap>? maps) => maps is null ? _tables : [.. maps.Select(Table)];

    private static Task Hurry(TableQueue table)
    {
        if (table.Last is not { } last)
        {
            return Task.CompletedTask;
        }

        table.UrgentUpTo = last.Number;
        return last.Settled;
    }

    private TableQueue Table(EntityMap map) => _byMap.TryGetValue(map, out var known) ? known : AddTable(map);

    private TableQueue AddTable(EntityMap map)
    {
        lock (_gate)
        {
            if (!_byMap.TryGetValue(map, out var table))
            {
                // two types over one table share its order
                table = _tables.Find(known => string.Equals(known.Map.Table, map.Table, StringComparison.OrdinalIgnoreCase));
                if (table is null)
                {
                    table = new TableQueue(map);
                    _tables.Add(table);
                }

                _byMap[map] = table;
            }

            return table;
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            _timerDue = long.MaxValue;
            Pump();
        }
    }

    // for what waits though no batch is on its way, whose end would send it
    private void ArmTimer()
    {
        if (_onTheirWay.Count > 0)
        {
            return;
        }

        var due = long.MaxValue;
        foreach (var table in _tables)
        {
            due = Math.Min(due, table.Next?.DueAt ?? long.MaxValue);
        }

        if (due < _timerDue)
        {
            _timerDue = due;
            var left = TimeSpan.FromSeconds(Math.Max(0, due - _time.GetTimestamp()) / (double)_time.TimestampFrequency);
            _timer.Change(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, Timeout.InfiniteTimeSpan);
        }
    }
}
