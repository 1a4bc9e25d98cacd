using System.Diagnostics.Metrics;

namespace Storage.Optimization.Internal;

/// <summary>Batching's counts, and the instruments that publish them. What is not atomic is guarded by the queue's gate; under it no instrument
/// is told anything, since who listens may wait or throw.</summary>
internal sealed class BatchingCounters : IDisposable
{
    private static readonly string[] Priorities = [.. Enum.GetValues<WritePriority>().Order().Select(priority => priority.ToString())];

    private readonly Meter _meter;
    private readonly Histogram<int> _size;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failed;
    private readonly long[] _sizes = new long[BatchingStatistics.BatchSizeBounds.Count + 1];
    private readonly CommitSharing _sharing = new();
    private readonly long[] _scheduled = new long[Priorities.Length];
    private long _merged;
    private long _failures;
    private long _waits;
    private long _batches;
    private long _batched;
    private long _committed;
    private long _latencyTicks;
    private long _direct;
    private volatile Func<BatchingStatistics>? _statistics;

    public BatchingCounters(IMeterFactory? factory, Func<BatchingStatistics> statistics)
    {
        _statistics = statistics;
        _meter = factory?.Create(StorageTelemetry.Name) ?? new Meter(StorageTelemetry.Name);
        _size = _meter.CreateHistogram<int>(BatchingInstruments.BatchSize, "{write}", "How many scheduled writes a batch had.");
        _duration = _meter.CreateHistogram<double>(BatchingInstruments.BatchDuration, "s", "How long a batch took to be committed.");
        _meter.CreateObservableCounter(BatchingInstruments.Scheduled, ObserveScheduled, "{write}", "The accepted writes.");
        _meter.CreateObservableCounter(BatchingInstruments.Merged, () => Observe(now => now.Merged), "{write}", "The accepted writes that became part of another's statement.");
        _failed = _meter.CreateCounter<long>(BatchingInstruments.Failed, "{write}", "The scheduled writes that failed.");
        _meter.CreateObservableCounter(BatchingInstruments.Waits, () => Observe(now => now.Waits), "{write}", "How often a write waited for room.");
        _meter.CreateObservableGauge(BatchingInstruments.PendingRows, () => Observe(now => now.PendingRows), "{row}", "How many rows accepted writes hold.");
        _meter.CreateObservableGauge(BatchingInstruments.Degraded, () => Observe(now => now.IsDegraded ? 1 : 0), null, "1 while scheduled writes are direct ones.");
    }

    public void OnScheduled(WritePriority priority) => _scheduled[Math.Clamp(priority - WritePriority.Low, 0, Priorities.Length - 1)]++;

    public void OnMerged() => _merged++;

    public void OnWait() => _waits++;

    public void OnBatch(int writes)
    {
        _batches++;
        _batched += writes;
        var bucket = 0;
        while (bucket < BatchingStatistics.BatchSizeBounds.Count && BatchingStatistics.BatchSizeBounds[bucket] < writes)
        {
            bucket++;
        }

        _sizes[bucket]++;
    }

    public void OnCommitted(int writes, TimeSpan latencies)
    {
        _committed += writes;
        _latencyTicks += latencies.Ticks;
    }

    public void OnFailed(int writes) => _failures += writes;

    /// <summary>Tells the instruments of a batch; without the gate.</summary>
    public void PublishBatch(int writes, TimeSpan duration)
    {
        _size.Record(writes);
        _duration.Record(duration.TotalSeconds);
    }

    /// <summary>Tells the instruments of a write that failed; without the gate.</summary>
    public void PublishFailure(Exception reason) =>
        _failed.Add(1, new KeyValuePair<string, object?>("error.type", reason is StorageException storage ? storage.Code.ToString() : reason.GetType().Name));

    /// <summary>Notes what a commit held; from any thread.</summary>
    public void OnCommit(long sequence, int writes) => _sharing.Add(sequence, writes);

    /// <summary>Notes a direct write; from any thread.</summary>
    public void OnDirect() => Interlocked.Increment(ref _direct);

    public BatchingStatistics ToStatistics() => new()
    {
        TotalBatches = _batches,
        AverageBatchSize = _batches == 0 ? 0 : (double)_batched / _batches,
        AverageLatency = _committed == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(_latencyTicks / _committed),
        BatchSizes = [.. _sizes],
        Scheduled = _scheduled.Sum(),
        Merged = _merged,
        Failed = _failures,
        Direct = Interlocked.Read(ref _direct),
        Waits = _waits,
        ShareBatched = _sharing.Share,
        SuccessRate = Committed + _failures == 0 ? 1 : (double)Committed / (Committed + _failures),
    };

    public void Dispose()
    {
        // a factory keeps its meters, and with them the gauges: let them give nothing and hold nothing
        _statistics = null;
        _meter.Dispose();
    }

    private long Committed => _committed + Interlocked.Read(ref _direct);

    private IEnumerable<Measurement<long>> ObserveScheduled() => _statistics is null
        ? []
        : Priorities.Select((priority, i) => new Measurement<long>(Volatile.Read(ref _scheduled[i]), new KeyValuePair<string, object?>("wechat.storage.priority", priority)));

    private Measurement<long>[] Observe(Func<BatchingStatistics, long> value) => _statistics?.Invoke() is { } now ? [new(value(now))] : [];
}
