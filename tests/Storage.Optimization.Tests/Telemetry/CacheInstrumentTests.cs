using System.Diagnostics.Metrics;
using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class CacheInstrumentTests
{
    [Fact]
    public async Task The_instruments_say_what_the_statistics_say()
    {
        using var meters = new TestMeters();
        await using var fixture = await CacheFixture.CreateAsync(level2: new TestLevel2Store(), meters: meters);
        await fixture.AddAsync("n1");
        await fixture.FindAsync("n1");
        await fixture.FindAsync("n1");
        await fixture.LatestAsync();

        var measured = Measure(meters);

        measured[(CacheInstruments.Hits, "l1")].Should().Be(1);
        measured[(CacheInstruments.Hits, "l2")].Should().Be(0);
        measured[(CacheInstruments.Misses, null)].Should().Be(2);
        measured[(CacheInstruments.Entries, null)].Should().Be(2, "the row, and the windows of its chat");
        measured[(CacheInstruments.Bytes, null)].Should().Be(fixture.Statistics.Level1Bytes);
        measured[(CacheInstruments.Evictions, null)].Should().Be(0);
    }

    private static Dictionary<(string Name, string? Tier), long> Measure(TestMeters meters)
    {
        var measured = new Dictionary<(string, string?), long>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => Enable(instrument, listener, meters) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string? tier = null;
            foreach (var tag in tags)
            {
                tier = tag.Key == "tier" ? (string?)tag.Value : tier;
            }

            measured[(instrument.Name, tier)] = measured.GetValueOrDefault((instrument.Name, tier)) + value;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }

    private static void Enable(Instrument instrument, MeterListener listener, TestMeters meters)
    {
        if (instrument.Meter.Scope == meters && instrument.Meter.Name == StorageTelemetry.Name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
