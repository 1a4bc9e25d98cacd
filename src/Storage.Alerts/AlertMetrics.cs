using System.Diagnostics.Metrics;

namespace Storage.Alerts.Internal;

/// <summary>The instruments; the channel's name is the only label.</summary>
internal sealed class AlertMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _givenUp;
    private readonly Counter<long> _leftOut;

    public AlertMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(AlertTelemetry.Name) ?? new Meter(AlertTelemetry.Name);
        _sent = _meter.CreateCounter<long>(AlertTelemetry.Sent, "{message}", "Messages that a channel took.");
        _failed = _meter.CreateCounter<long>(AlertTelemetry.FailedAttempts, "{attempt}", "Attempts that failed.");
        _givenUp = _meter.CreateCounter<long>(AlertTelemetry.GivenUp, "{message}", "Messages that no attempt brought through.");
        _leftOut = _meter.CreateCounter<long>(AlertTelemetry.LeftOut, "{alert}", "Alerts that found a channel's queue full.");
    }

    public void OnSent(string channel) => _sent.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void OnFailed(string channel) => _failed.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void OnGivenUp(string channel) => _givenUp.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void OnLeftOut(string channel) => _leftOut.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void Dispose() => _meter.Dispose();
}
