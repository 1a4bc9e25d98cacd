using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class BatchingInstrumentTests
{
    [Fact]
    public async Task What_is_accepted_merged_written_and_given_up_is_counted()
    {
        using var meters = new TestMeters();
        var counted = new ConcurrentDictionary<(string Instrument, string? Tag), long>();
        using var listener = Listen(meters, counted);
        await using var fixture = await BatchingFixture.OpenAsync(meters: meters);
        await fixture.StoreAsync(1);
        fixture.Inner.BeforeWrite.Close();
        var first = await fixture.CountAsync(1, 1, WritePriority.High);
        await fixture.Inner.BeforeWrite.ReachedAsync();
        await fixture.CountAsync(1, 2);
        await fixture.CountAsync(1, 3);

        await fixture.Batching.DrainAsync(TimeSpan.Zero);
        fixture.Inner.BeforeWrite.Open();
        await first.Completion.WaitAsync(BatchingFixture.Patience);
        await fixture.Batching.DrainAsync(BatchingFixture.Patience);
        listener.RecordObservableInstruments();

        counted.Should().Contain(new Dictionary<(string, string?), long>
        {
            [(BatchingInstruments.Scheduled, "High")] = 1,
            [(BatchingInstruments.Scheduled, "Normal")] = 2,
            [(BatchingInstruments.Scheduled, "Low")] = 0,
            [(BatchingInstruments.Merged, null)] = 1,
            [(BatchingInstruments.Waits, null)] = 0,
            [(BatchingInstruments.Failed, nameof(StorageErrorCode.Closed))] = 2,
            [(BatchingInstruments.PendingRows, null)] = 0,
        });
    }

    private static MeterListener Listen(TestMeters meters, ConcurrentDictionary<(string Instrument, string? Tag), long> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Scope == meters)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            counted.AddOrUpdate((instrument.Name, tags.IsEmpty ? null : tags[0].Value?.ToString()), value, (_, before) => before + value));
        listener.Start();
        return listener;
    }
}
