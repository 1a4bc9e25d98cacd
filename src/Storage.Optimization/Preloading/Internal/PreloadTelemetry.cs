using System.Diagnostics.Metrics;

namespace Storage.Optimization.Internal;

/// <summary>Preloading's instruments, which read the counters when they are asked.</summary>
internal sealed class PreloadTelemetry : IDisposable
{
    private const string Outcome = "wechat.storage.preload.outcome";

    private readonly Meter _meter;
    private volatile Func<PreloadStatistics>? _statistics;

    public PreloadTelemetry(IMeterFactory? factory, Func<PreloadStatistics> statistics)
    {
        _statistics = statistics;
        _meter = factory?.Create(StorageTelemetry.Name) ?? new Meter(StorageTelemetry.Name);
        _meter.CreateObservableCounter(PreloadInstruments.Rows, () => Of(now => now.Rows), "{row}", "The rows that were loaded.");
        _meter.CreateObservableCounter(PreloadInstruments.Failures, () => Of(now => now.Failures), "{run}", "The runs that failed.");
        _meter.CreateObservableCounter(PreloadInstruments.Yields, () => Of(now => now.Yields), "{time}", "How often a load yielded to foreground reads.");
        _meter.CreateObservableCounter(PreloadInstruments.Outcomes, Outcomes, "{row}", "The preloaded rows whose use is known.");
        _meter.CreateObservableGauge(PreloadInstruments.Slowdown, () => Of(now => now.Slowdown), "1", "By how many times the built-in loads' intervals are longer.");
    }

    public void Dispose()
    {
        // a factory keeps its meters, and with them the instruments: let them give nothing and hold nothing
        _statistics = null;
        _meter.Dispose();
    }

    private IEnumerable<Measurement<long>> Of(Func<PreloadStatistics, long> value) => _statistics is { } statistics ? [new(value(statistics()))] : [];

    private IEnumerable<Measurement<long>> Outcomes() => _statistics?.Invoke() is { } now
        ? [new(now.Used, new KeyValuePair<string, object?>(Outcome, "used")), new(now.Wasted, new KeyValuePair<string, object?>(Outcome, "wasted"))]
        : [];
}
