using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task The_meter_is_made_by_the_hosts_factory()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        using var commits = new CommitCount(factory);
        await host.StartAsync();

        await host.Services.GetRequiredService<IStorage>().AddTicketAsync("A1");
        await host.StopAsync();

        commits.Value.Should().Be(1);
    }

    [Fact]
    public async Task Two_storages_tell_their_gauges_apart()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services =>
            services.AddWeChatStorage("archive", options => options.Database.Path = folder.File("archive.db")));
        await host.StartAsync();

        var measured = Measure(host.Services.GetRequiredService<IMeterFactory>(), StorageTelemetry.ConnectionLimit);

        measured.Should().HaveCount(2);
        measured.Should().OnlyHaveUniqueItems("each database has its own tags");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_storage_that_was_closed_measures_nothing()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        var lifetime = host.Services.GetRequiredKeyedService<StorageLifetime>(string.Empty);
        await lifetime.OpenAsync();
        await lifetime.CloseAsync();
        await lifetime.OpenAsync();

        var measured = Measure(host.Services.GetRequiredService<IMeterFactory>(), StorageTelemetry.ConnectionLimit);

        measured.Should().ContainSingle("only one engine is open");
        await lifetime.CloseAsync();
    }

    private static string[] Measure(IMeterFactory factory, string instrument)
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (published, self) =>
            {
                if (published.Meter.Scope == factory && published.Name == instrument)
                {
                    self.EnableMeasurementEvents(published);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((measure, value, tags, _) =>
            measured.Enqueue($"{value} {string.Join(", ", [.. measure.Meter.Tags ?? [], .. tags.ToArray()])}"));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. measured];
    }

    private sealed class CommitCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _value;

        public CommitCount(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == factory && instrument.Name == StorageTelemetry.Commits)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _value, value));
            _listener.Start();
        }

        public long Value => Interlocked.Read(ref _value);

        public void Dispose() => _listener.Dispose();
    }
}
