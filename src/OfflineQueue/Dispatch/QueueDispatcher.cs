using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OfflineQueue.Internal;

/// <summary>
/// Delivers a queue: claims as many as may be under way, hands each to the handler, settles it by what comes of it, and extends the leases
/// meanwhile. One loop claims; it sleeps until a message comes, one ends, or a time has come.
/// </summary>
internal sealed partial class QueueDispatcher : IAsyncDisposable
{
    private static readonly TimeSpan StorageFailurePause = TimeSpan.FromSeconds(1);

    private readonly DurableQueue _queue;
    private readonly Func<QueuedMessage, CancellationToken, ValueTask> _handle;
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _time;
    private readonly Circuit _circuit;
    private readonly ConcurrentDictionary<long, Delivery> _underWay = new();
    private readonly Signal _ended = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private Task _loop = Task.CompletedTask;
    private Task _heartbeat = Task.CompletedTask;
    private int _givenBack;
    private bool _isStopped;

    public QueueDispatcher(DurableQueue queue, Func<QueuedMessage, CancellationToken, ValueTask> handle)
    {
        _queue = queue;
        _handle = handle;
        _options = queue.Options.Delivery;
        _time = queue.Services.TimeProvider;
        _circuit = new Circuit(_options.Concurrency, new Backoff(_options.ProbeInterval, _options.MaxProbeInterval, queue.Services.Random));
    }

    public CircuitState Circuit => _circuit.State;

    public void Start()
    {
        _loop = Task.Run(RunAsync);
        _heartbeat = Task.Run(BeatAsync);
    }

    /// <summary>Claims no more, lets what is under way end, and gives back what does not end in time.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_isStopped)
        {
            return;
        }

        // from the call on, whatever the loop is at
        using var patience = new CancellationTokenSource(_options.StopTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var registration = either.Token.Register(static abort => ((CancellationTokenSource)abort!).Cancel(), _abort);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        while (!_underWay.IsEmpty)
        {
            var ended = _ended.Next;
            if (!_underWay.IsEmpty)
            {
                await ended.ConfigureAwait(false);
            }
        }

        await _abort.CancelAsync().ConfigureAwait(false);
        await _heartbeat.ConfigureAwait(false);
        _isStopped = true;
        if (_queue.OpenParts is { } parts)
        {
            Log.Stopped(parts.Context.Logger, _queue.Name, _givenBack);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _stop.Dispose();
        _abort.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(await _queue.PartsAsync(_stop.Token).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // a full disk, a lock, a missing key: the messages are where they were, and the host is told by log and health
                Fault = exception;
                Log.StorageFailed(Logger, _queue.Name, exception);
                await SleepAsync(StorageFailurePause).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gets the error that the last round ended in; <see langword="null"/> where it did not.</summary>
    public Exception? Fault { get; private set; }

    private ILogger Logger =>
        _queue.OpenParts?.Context.Logger ?? _queue.Services.LoggerFactory.CreateLogger("OfflineQueue");

    private async Task RoundAsync(QueueParts parts)
    {
        if (_circuit.State == CircuitState.Open)
        {
            await ProbeAsync(parts).ConfigureAwait(false);
            return;
        }

        var (arrived, ended) = (parts.Context.State.Arrived.Next, _ended.Next);
        var free = _circuit.Allowed - _underWay.Count;
        if (free > 0)
        {
            var generation = _circuit.Generation;
            var leases = await _queue.ClaimAsync(free, _stop.Token).ConfigureAwait(false);
            Fault = null;
            foreach (var lease in leases)
            {
                Begin(new Delivery(lease, generation, _abort.Token));
            }

            if (leases.Count > 0)
            {
                return;
            }

            await WaitAsync(parts, Task.WhenAny(arrived, ended)).ConfigureAwait(false);
            return;
        }

        await ended.WaitAsync(_stop.Token).ConfigureAwait(false);
    }

    // nothing is ready: until something comes, or the next delay ends; what others delay is found by the sweep
    private async Task WaitAsync(QueueParts parts, Task signal)
    {
        var pause = _queue.Options.SweepInterval;
        if (!_queue.IsPaused && await parts.Reader.NextDueAsync(_stop.Token).ConfigureAwait(false) is { } due && due - parts.Context.Now < pause)
        {
            pause = due > parts.Context.Now ? due - parts.Context.Now : TimeSpan.FromMilliseconds(1);
        }

        try
        {
            await signal.WaitAsync(pause, _time, _stop.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // the pause is over
        }
    }

    private async Task ProbeAsync(QueueParts parts)
    {
        await SleepAsync(_circuit.Pause).ConfigureAwait(false);
        _stop.Token.ThrowIfCancellationRequested();
        if (await IsOpenAsync(parts).ConfigureAwait(false))
        {
            _circuit.Try();
        }
        else
        {
            _circuit.OnProbeFailed();
        }

        parts.Context.Instruments.Circuit = _circuit.State;
    }

    private async ValueTask<bool> IsOpenAsync(QueueParts parts)
    {
        try
        {
            return _options.Probe is not { } probe || await probe(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            Log.ProbeFailed(parts.Context.Logger, _queue.Name, exception);
            return false;
        }
    }

    private async Task SleepAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // the loop looks why
        }
    }
}
