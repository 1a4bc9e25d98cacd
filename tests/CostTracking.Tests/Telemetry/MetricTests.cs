using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CostTracking.Tests;

public sealed class MetricTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, double> _measured = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("WeChat.Storage.Costs", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public async Task DisposeAsync()
    {
        _listener.Dispose();
        await _ledger.DisposeAsync();
    }

    [Fact]
    public async Task Costs_and_tokens_are_measured_without_a_user()
    {
        var tracker = _ledger.Tracker();

        await tracker.RecordAsync(Prices.Call("metric-user"), Prices.Used(1_000_000, 500_000, cached: 0));

        _measured["storage.llm.cost{currency=CNY,model=m,outcome=completed,provider=test}"].Should().BeGreaterThanOrEqualTo(2);
        _measured["storage.llm.tokens{model=m,provider=test,token_class=input}"].Should().BeGreaterThanOrEqualTo(1_000_000);
        _measured.Keys.Should().NotContain(key => key.Contains("metric-user", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_predecessors_instruments_have_its_names_and_labels_where_they_are_asked_for()
    {
        var catalog = Prices.Of(Prices.Model("m-old", Prices.Price(1m, 2m)));
        var tracker = _ledger.Tracker(options => options.PredecessorMetrics = true, catalog);

        await tracker.RecordAsync(Prices.Call(model: "m-old"), Prices.Used(1_000_000, 500_000) with { Duration = TimeSpan.FromSeconds(2) });

        _measured.Where(pair => pair.Key.StartsWith("llm_", StringComparison.Ordinal) && pair.Key.Contains("m-old", StringComparison.Ordinal)).Should().BeEquivalentTo(new Dictionary<string, double>
        {
            ["llm_calls_total{model=m-old,provider=test,status=success}"] = 1,
            ["llm_tokens_total{model=m-old,provider=test,type=input}"] = 1_000_000,
            ["llm_tokens_total{model=m-old,provider=test,type=output}"] = 500_000,
            ["llm_cost_total{model=m-old,provider=test}"] = 2,
            ["llm_call_duration_seconds{model=m-old,provider=test}"] = 2,
        });
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = string.Join(',', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
        _measured.AddOrUpdate($"{instrument.Name}{{{labels}}}", value, (_, before) => before + value);
    }
}
