using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>
/// Accepts writes at once and commits them together, on top of the engine's group commit; reads through the layer see accepted writes.
/// Writes that are awaited go straight to the engine, in order with what is accepted.
/// </summary>
/// <remarks>
/// An accepted write is in memory until its <see cref="ScheduledWrite.Completion"/> ends: a process that dies loses it. What has to be on
/// disk when the call returns is written by <see cref="IStorage.WriteAsync"/>. While a caller holds a session, its reads through the layer
/// may have to wait for accepted writes, which wait for the session; read through the session.
/// </remarks>
public sealed class BatchingStorage : DelegatingStorage, IWriteScheduler, IDrainingLayer, IAsyncDisposable
{
    private const string LayerName = "batching";

    // a read that a batch overtakes begins again; after so many it waits for what is pending instead
    private const int OverlayAttempts = 3;

    private readonly WriteQueue _queue;
    private readonly BatchingOptions _options;
    private readonly BatchingCounters _counters;
    private int _isDisposed;

    /// <summary>Puts batching before a storage.</summary>
    /// <param name="inner">The next layer; it is handed units in order, and is not disposed.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults. Do not change them afterwards.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Is told of scheduled writes that fail, of slow commits and of the end.</param>
    /// <param name="meters">Makes the meter; <see langword="null"/> for one of its own.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public BatchingStorage(
        IStorage inner, BatchingOptions? options = null, TimeProvider? time = null, ILogger<BatchingStorage>? logger = null, IMeterFactory? meters = null)
        : base(inner)
    {
        _options = options ?? new BatchingOptions();
        BatchingOptionsRules.Require(_options);
        _queue = new WriteQueue(inner, _options, time ?? TimeProvider.System, (ILogger?)logger ?? NullLogger.Instance, meters);
        _counters = _queue.Counters;
    }

    /// <inheritdoc/>
    public ValueTask<ScheduledWrite> ScheduleAsync(WriteUnit unit, WritePriority priority = WritePriority.Normal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _queue.ScheduleAsync(unit, priority, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default) => new(_queue.SettleAsync().WaitAsync(cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return CountAsync(_queue.WriteAsync(unit, cancellationToken));
    }

    /// <inheritdoc/>
    public override ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class => _queue.FindBusy(T.Map) is { } table && !_queue.IsUntouched(table, RowAddress.Of(lookup))
        ? FindOverlaidAsync(table, lookup, cancellationToken)
        : Inner.FindAsync(lookup, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class => _queue.FindBusy(T.Map) is { } table ? FindManyOverlaidAsync(table, lookups, cancellationToken) : Inner.FindManyAsync(lookups, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Ended(query.Shape.Map) is { IsCompleted: false } pending
            ? QueryAfterAsync(pending, query, cancellationToken)
            : Inner.QueryAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Ended(query.Shape.Map).WaitAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var row in Inner.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <inheritdoc/>
    public override ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) =>
        _queue.SendAloneAsync(maps: null, () => Inner.BeginAsync(options, cancellationToken), timeout: null, cancellationToken);

    /// <summary>Reads the counters. Cheap, and never touches the disk.</summary>
    /// <returns>The counters.</returns>
    public BatchingStatistics GetStatistics() => _queue.GetStatistics();

    /// <inheritdoc/>
    public ValueTask<DrainReport> DrainAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _queue.DrainAsync(LayerName, timeout, cancellationToken);

    /// <summary>Takes no more writes, and writes what was accepted within <see cref="BatchingOptions.DrainTimeout"/>; what is not written
    /// then is logged, and its <see cref="ScheduledWrite.Completion"/> says so.</summary>
    /// <returns>A task that completes when the layer holds no more writes.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            try
            {
                await _queue.DrainAsync(LayerName, _options.DrainTimeout, CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                _queue.Dispose();
            }
        }
    }

    private async ValueTask<WriteResult> CountAsync(ValueTask<WriteResult> write)
    {
        var result = await write.ConfigureAwait(false);
        _counters.OnDirect();
        _counters.OnCommit(result.Sequence, 1);
        return result;
    }

    // raw SQL may read any table
    private Task Ended(EntityMap? map) =>
        map is null ? _queue.SettleAsync() : _queue.FindBusy(map) is { } table ? _queue.SettleAsync(table) : Task.CompletedTask;

    private async ValueTask<IReadOnlyList<TRow>> QueryAfterAsync<TRow>(Task pending, Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        await pending.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await Inner.QueryAsync(query, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<T?> FindOverlaidAsync<T>(TableQueue table, Lookup<T> lookup, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        for (var attempt = 0; attempt < OverlayAttempts && _queue.TryReadStamp(table, T.Map, out var stamp); attempt++)
        {
            var row = await Inner.FindAsync(lookup, cancellationToken).ConfigureAwait(false);
            var overlaid = RowOverlay<T>.Of(row);
            if (_queue.TryOverlay(table, stamp, overlaid) && overlaid.TryGetRow(out row))
            {
                return row;
            }
        }

        await _queue.SettleAsync(table).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await Inner.FindAsync(lookup, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<T?>> FindManyOverlaidAsync<T>(TableQueue table, IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        for (var attempt = 0; attempt < OverlayAttempts && _queue.TryReadStamp(table, T.Map, out var stamp); attempt++)
        {
            var rows = await Inner.FindManyAsync(lookups, cancellationToken).ConfigureAwait(false);
            RowOverlay<T>[] overlaid = [.. rows.Select(RowOverlay<T>.Of)];
            var result = new T?[overlaid.Length];
            if (_queue.TryOverlay(table, stamp, overlaid) && TryGetRows(overlaid, result))
            {
                return result;
            }
        }

        await _queue.SettleAsync(table).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await Inner.FindManyAsync(lookups, cancellationToken).ConfigureAwait(false);
    }

    private static bool TryGetRows<T>(RowOverlay<T>[] overlaid, T?[] rows)
        where T : class, IEntity<T>
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (!overlaid[i].TryGetRow(out rows[i]))
            {
                return false;
            }
        }

        return true;
    }
}
