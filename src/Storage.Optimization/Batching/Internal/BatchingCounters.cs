using System.Diagnostics.Metrics;

namespace Storage.Optimization.Internal;

/// <summary>Batching's counts, and the instruments that publish them. What is not atomic is guarded by the queue's gate.</summary>
internal sealed class BatchingCounters : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<int> _size;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _scheduled;
    private readonly Counter<long> _merged;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _waits;
    private readonly long[] _sizes = new long[BatchingStatistics.BatchSizeBounds.Count + 1];
    private readonly CommitSharing _sharing = new();
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
        _scheduled = _meter.CreateCounter<long>(BatchingInstruments.Scheduled, "{write}", "The accepted writes.");
        _merged = _meter.CreateCounter<long>(BatchingInstruments.Merged, "{write}", "The accepted writes that became part of another's statement.");
        _failed = _meter.CreateCounter<long>(BatchingInstruments.Failed, "{write}", "The scheduled writes that failed.");
        _waits = _meter.CreateCounter<long>(BatchingInstruments.Waits, "{write}", "How often a write waited for room.");
        _meter.CreateObservableGauge(BatchingInstruments.PendingRows, () => Observe(now => now.PendingRows), "{row}", "How many rows accepted writes hold.");
        _meter.CreateObservableGauge(BatchingInstruments.Degraded, () => Observe(now => now.IsDegraded ? 1 : 0), null, "1 while scheduled writes are direct ones.");
    }

    public long Scheduled { get; private set; }

    public long Merged { get; private set; }

    public long Failed { get; private set; }

    public long Waits { get; private set; }

    public void OnScheduled(WritePriority priority)
    {
        Scheduled++;
        if (!_scheduled.Enabled)
        {
            return;
        }

        _scheduled.Add(1, new KeyValuePair<string, object?>("wechat.storage.priority", priority.ToString()));
    }

    public void OnMerged()
    {
        Merged++;
        _merged.Add(1);
    }

    public void OnWait()
    {
        Waits++;
        _waits.Add(1);
    }

    public void OnBatch(int writes, TimeSpan duration)
    {
        _batches++;
        _batched += writes;
        var bucket = 0;
        while (bucket < BatchingStatistics.BatchSizeBounds.Count && BatchingStatistics.BatchSizeBounds[bucket] < writes)
        {
            bucket++;
        }

        _sizes[bucket]++;
        _size.Record(writes);
        _duration.Record(duration.TotalSeconds);
    }

    public void OnCommitted(int writes, TimeSpan latencies)
    {
        _committed += writes;
        _latencyTicks += latencies.Ticks;
    }

    public void OnFailed(Exception reason)
    {
        Failed++;
        _failed.Add(1, new KeyValuePair<string, object?>("error.type", reason is StorageException storage ? storage.Code.ToString() : reason.GetType().Name));
    }

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
        Scheduled = Scheduled,
        Merged = Merged,
        Failed = Failed,
        Direct = Interlocked.Read(ref _direct),
        Waits = Waits,
        ShareBatched = _sharing.Share,
        SuccessRate = _committed + Failed == 0 ? 1 : (double)_committed / (_committed + Failed),
    };

    public void Dispose()
    {
        // a factory keeps its meters, and with them the gauges: let them give nothing and hold nothing
        _statistics = null;
        _meter.Dispose();
    }

    private Measurement<long>[] Observe(Func<BatchingStatistics, long> value) => _statistics?.Invoke() is { } now ? [new(value(now))] : [];
}
