using System.Diagnostics.Metrics;
using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>A queue's instruments. The gauges read the newest counters that this process has seen.</summary>
internal sealed class QueueInstruments : IDisposable
{
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly KeyValuePair<string, object?> _queue;
    private readonly Counter<long> _enqueued;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _dead;
    private readonly Counter<long> _leaseLost;
    private long _oldestAgeTicks;
    private volatile bool _isDisposed;

    public QueueInstruments(IMeterFactory? factory, string queue, string clientId, QueueState state)
    {
        _queue = new("queue", queue);
        _ownsMeter = factory is null;
        _meter = factory?.Create(StorageTelemetry.Name) ?? new Meter(StorageTelemetry.Name);
        var client = new KeyValuePair<string, object?>("client_id", clientId.Length > 0 ? clientId : Environment.MachineName);
        Gauge(OfflineQueueTelemetry.Depth, "{message}", () => state.Row.Count);
        Gauge(OfflineQueueTelemetry.PredecessorDepth, "{message}", () => state.Row.Count, client);
        Gauge(OfflineQueueTelemetry.Bytes, "By", () => state.Row.Bytes);
        Gauge(OfflineQueueTelemetry.DeadLetters, "{message}", () => state.Row.Dead);
        Gauge(OfflineQueueTelemetry.OldestAge, "s", () => (long)OldestAge.TotalSeconds);
        Gauge(OfflineQueueTelemetry.CircuitState, "", () => (long)Circuit);
        _enqueued = _meter.CreateCounter<long>(OfflineQueueTelemetry.Enqueued, "{message}");
        _delivered = _meter.CreateCounter<long>(OfflineQueueTelemetry.Delivered, "{message}");
        _failed = _meter.CreateCounter<long>(OfflineQueueTelemetry.Failed, "{message}");
        _dropped = _meter.CreateCounter<long>(OfflineQueueTelemetry.Dropped, "{message}");
        _expired = _meter.CreateCounter<long>(OfflineQueueTelemetry.Expired, "{message}");
        _dead = _meter.CreateCounter<long>(OfflineQueueTelemetry.Dead, "{message}");
        _leaseLost = _meter.CreateCounter<long>(OfflineQueueTelemetry.LeaseLost, "{message}");
    }

    public CircuitState Circuit { get; set; }

    public TimeSpan OldestAge
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _oldestAgeTicks));
        set => Interlocked.Exchange(ref _oldestAgeTicks, value.Ticks);
    }

    public void OnEnqueued(EnqueueOutcome outcome) => _enqueued.Add(1, _queue, new("outcome", outcome.ToString()));

    public void OnDelivered(int count) => _delivered.Add(count, _queue);

    public void OnFailed(DeliveryFailureKind kind) => _failed.Add(1, _queue, new("kind", kind.ToString()));

    public void OnDropped(DeadReason reason, int count) => _dropped.Add(count, _queue, new("reason", reason.ToString()));

    public void OnExpired() => _expired.Add(1, _queue);

    public void OnDead(DeadReason reason) => _dead.Add(1, _queue, new("reason", reason.ToString()));

    public void OnLeaseLost(int count) => _leaseLost.Add(count, _queue);

    // a meter of a factory is the factory's; its gauges go silent with the queue
    public void Dispose()
    {
        _isDisposed = true;
        if (_ownsMeter)
        {
            _meter.Dispose();
        }
    }

    private void Gauge(string name, string unit, Func<long> read, params KeyValuePair<string, object?>[] tags)
    {
        KeyValuePair<string, object?>[] all = [_queue, .. tags];
        _meter.CreateObservableGauge(name, () => _isDisposed ? [] : (Measurement<long>[])[new Measurement<long>(read(), all)], unit);
    }
}
