using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Storage.Core;
using Storage.Hosting;

namespace Storage.Optimization.Tests;

public sealed class PreloadRegistrationTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("storage-preloading-");

    private string Database => Path.Combine(_directory.FullName, "test.db");

    [Fact]
    public async Task A_host_starts_preloading_after_the_storage_is_open_and_keeps_the_hot_keys_before_it_closes()
    {
        long key;
        using (var host = Build())
        {
            await host.StartAsync();
            var storage = host.Services.GetRequiredService<IStorage>();
            await WaitForRunsAsync(host, 4);
            key = (await storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "n1" })))).Statements[0].Keys[0].AsInt64();
            for (var i = 0; i < 5; i++)
            {
                await storage.FindAsync(new Lookup<Note>(key));
            }

            await host.StopAsync();
        }

        using var restarted = Build();
        await restarted.StartAsync();
        await WaitForRunsAsync(restarted, 4);
        var preloader = restarted.Services.GetRequiredService<Preloader>();
        preloader.GetStatistics().Should().BeEquivalentTo(new { HotKeys = 1, Watched = 1, Failures = 0 });
        preloader.GetStatistics().Loads.Should().Equal("busy-chats", "common-images", "hot-emojis", "hot-keys", "measuring");
        await restarted.StopAsync();
    }

    [Fact]
    public async Task Without_a_host_the_preloader_is_there_and_begins_when_it_is_told_to()
    {
        await using var store = await WeChatStore.OpenAsync(Database, builder => builder.AddPreloading().AddPreloading());
        await using var preloader = new Preloader(store);

        var context = await preloader.PreloadChatContextAsync("s1");

        context.Messages.Should().BeEmpty();
        preloader.GetStatistics().Loads.Should().BeEmpty();
        await preloader.SaveHotKeysAsync();
    }

    [Fact]
    public async Task Without_a_cache_in_the_pipe_nothing_is_scheduled_and_the_log_says_so()
    {
        await using var engine = await SqliteStorage.OpenTemporaryAsync();
        var logger = new CountingLogger();
        await using var preloader = new Preloader(engine, new PreloadingOptions(), TimeProvider.System, logger, new Preloader.Engine(() => null, null));

        preloader.Start();

        preloader.GetStatistics().Loads.Should().BeEmpty();
        logger.Messages.Should().ContainSingle().Which.Should().StartWith("There is no cache in the pipe");
    }

    [Fact]
    public async Task Options_out_of_their_range_are_refused()
    {
        const string Message = "*RowsPerSecond is 0; it has to be from 1 to 1000000.*";

        FluentActions.Invoking(() => new Preloader(new NoStorage(), new PreloadingOptions { RowsPerSecond = 0 })).Should().Throw<ArgumentException>().WithMessage(Message);
        using var host = Build(options => options.RowsPerSecond = 0);
        (await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).WithMessage(Message);
    }

    [Fact]
    public async Task The_instruments_say_what_the_statistics_say()
    {
        using var meters = new TestMeters();
        await using var fixture = await PreloadFixture.CreateAsync(meters: meters);
        await fixture.AddChatAsync("s1", 5, 5);
        await fixture.Preloader.PreloadChatContextAsync("s1");
        var measured = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured[instrument.Name + (tags.Length > 0 ? $"/{tags[0].Value}" : "")] = value);
        listener.Start();

        listener.RecordObservableInstruments();

        measured.Should().BeEquivalentTo(new Dictionary<string, long>
        {
            [PreloadInstruments.Rows] = 11,
            [PreloadInstruments.Failures] = 0,
            [PreloadInstruments.Yields] = 0,
            [$"{PreloadInstruments.Outcomes}/used"] = 0,
            [$"{PreloadInstruments.Outcomes}/wasted"] = 0,
            [PreloadInstruments.Slowdown] = 1,
        });
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private IHost Build(Action<PreloadingOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWeChatStorage(options => options.Database.Path = Database).AddEntity<Note>().AddPreloading(options => options.Warm<Note>()).AddPreloading(configure);
        return builder.Build();
    }

    private static async Task WaitForRunsAsync(IHost host, int runs)
    {
        var preloader = host.Services.GetRequiredService<Preloader>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (preloader.GetStatistics().Runs < runs)
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
