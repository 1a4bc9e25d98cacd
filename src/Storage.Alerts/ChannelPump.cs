using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Storage.Core;

namespace Storage.Alerts.Internal;

/// <summary>
/// Brings alerts to one channel: one message at a time, a rest after each, and what came meanwhile in the next. An attempt that takes too
/// long is left to itself, so a channel that hangs and ignores its token stops no further alert.
/// </summary>
internal sealed class ChannelPump : IDisposable
{
    private readonly Channel<Alert> _waiting;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _completing = new();
    private readonly IAlertChannel _channel;
    private readonly AlertOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AlertMetrics _metrics;
    private readonly RepeatFilter _repeats;
    private readonly Lock _gate = new();
    private Task? _pump;

    public ChannelPump(IAlertChannel channel, AlertOptions options, TimeProvider time, ILogger logger, AlertMetrics metrics)
    {
        _channel = channel;
        _options = options;
        _time = time;
        _logger = logger;
        _metrics = metrics;
        _repeats = new(options.RepeatAfter, time);
        _waiting = Channel.CreateBounded<Alert>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
    }

    public void Add(Alert alert)
    {
        if (!_waiting.Writer.TryWrite(alert))
        {
            _metrics.OnLeftOut(_channel.Name);
            Log.LeftOut(_logger, _channel.Name, alert.Title);
            return;
        }

        if (Volatile.Read(ref _pump) is null)
        {
            lock (_gate)
            {
                _pump ??= Task.Run(PumpAsync);
            }
        }
    }

    public async Task StopAsync()
    {
        _waiting.Writer.TryComplete();
        await _completing.CancelAsync().ConfigureAwait(false);
        if (_options.StopTimeout == TimeSpan.Zero)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
        }
        else
        {
            _stopping.CancelAfter(_options.StopTimeout);
        }

        if (Volatile.Read(ref _pump) is { } pump)
        {
            await pump.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _completing.Dispose();
    }

    private async Task PumpAsync()
    {
        var reader = _waiting.Reader;
        while (await reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var alerts = new List<Alert>();
            while (reader.TryRead(out var alert))
            {
                if (_repeats.IsNew(alert))
                {
                    alerts.Add(alert);
                }
            }

            if (alerts.Count > 0)
            {
                await SendAsync(new([.. alerts.OrderByDescending(alert => alert.Severity)], _repeats.TakeCount())).ConfigureAwait(false);
                await RestAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(AlertMessage message)
    {
        for (var attempt = 1; attempt <= _options.Attempts && !_stopping.IsCancellationRequested; attempt++)
        {
            try
            {
                using var timeout = new CancellationTokenSource(_options.SendTimeout, _time);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, timeout.Token);
                await _channel.SendAsync(message, limit.Token).AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
                _metrics.OnSent(_channel.Name);
                return;
            }
#pragma warning disable CA1031 // alerts are a side path: whatever a channel throws is logged and counted
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _metrics.OnFailed(_channel.Name);
                Log.AttemptFailed(_logger, _channel.Name, attempt, _options.Attempts, exception);
            }

            if (attempt < _options.Attempts)
            {
                await WaitAsync(_options.RetryDelay * Math.Pow(2, attempt - 1), _stopping.Token).ConfigureAwait(false);
            }
        }

        _metrics.OnGivenUp(_channel.Name);
        Log.GivenUp(_logger, _channel.Name, message.Title);
    }

    // at the end there is nobody to spare: what waits goes out at once
    private Task RestAsync() => WaitAsync(_options.MinInterval, _completing.Token);

    private async Task WaitAsync(TimeSpan time, CancellationToken end)
    {
        if (time <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.Delay(time, _time, end).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // the hub stops: the rest is cut short
        }
    }
}
