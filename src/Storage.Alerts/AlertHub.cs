using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Alerts.Internal;
using Storage.Core;

namespace Storage.Alerts;

/// <summary>Hands alerts to every channel, each at its own pace: a channel that fails or hangs holds up neither the others nor whoever found
/// the alert.</summary>
public sealed class AlertHub : IAlertSink, IAsyncDisposable, IDisposable
{
    private readonly AlertMetrics _metrics;
    private readonly ChannelPump[] _pumps;
    private int _isStopped;

    /// <summary>Makes a hub.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the machine's.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    /// <param name="meterFactory">Where the meter is made; <see langword="null"/> for without a factory.</param>
    public AlertHub(
        IEnumerable<IAlertChannel> channels,
        AlertOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger<AlertHub>? logger = null,
        IMeterFactory? meterFactory = null)
    {
        ArgumentNullException.ThrowIfNull(channels);
        _metrics = new(meterFactory);
        var (used, time, log) = (options ?? new AlertOptions(), timeProvider ?? TimeProvider.System, logger ?? NullLogger<AlertHub>.Instance);
        _pumps = [.. channels.Select(channel => new ChannelPump(channel, used, time, log, _metrics))];
    }

    /// <inheritdoc/>
    public void Publish(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        foreach (var pump in _pumps)
        {
            pump.Add(alert);
        }
    }

    /// <summary>Sends what waits, for as long as <see cref="AlertOptions.StopTimeout"/>, and takes no more.</summary>
    /// <returns>A task that completes when every channel has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0)
        {
            return;
        }

        await Task.WhenAll(_pumps.Select(pump => pump.StopAsync())).ConfigureAwait(false);
        foreach (var pump in _pumps)
        {
            pump.Dispose();
        }

        _metrics.Dispose();
    }

    /// <summary>Stops, for containers that are disposed synchronously.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
