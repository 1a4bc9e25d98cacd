using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storage.Api;
using Storage.Core;
using Storage.Hosting;

namespace Storage.Optimization.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("storage-batching-");

    private string Database => Path.Combine(_directory.FullName, "test.db");

    [Fact]
    public async Task A_storage_drains_its_batching_before_it_closes()
    {
        await using var store = await WeChatStore.OpenAsync(Database, builder => builder.AddEntity<Remark>().AddBatching(options => options.MaxWait = TimeSpan.FromHours(1)));
        var writes = new List<ScheduledWrite>();
        for (var i = 1; i <= 250; i++)
        {
            writes.Add(await store.ScheduleAsync(new WriteUnit(Write.Insert(new Remark { Id = i })), WritePriority.Low));
        }

        var report = (await store.CloseAsync())!;

        writes.Should().AllSatisfy(write => write.Completion.IsCompletedSuccessfully.Should().BeTrue());
        report.NotWritten.Should().Be(0);
        report.Drained.Should().ContainSingle().Which.Layer.Should().Be("batching");
        report.Written.Should().Be(report.Drained[0].Written);
        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = Database });
        (await engine.QueryAsync(Query.From<Remark>())).Should().HaveCount(250);
    }

    [Fact]
    public async Task A_storage_that_has_no_time_to_drain_says_what_is_not_written()
    {
        await using var store = await WeChatStore.OpenAsync(Database, builder =>
        {
            builder.AddEntity<Remark>().AddBatching(options => options.BatchSize = options.MinBatchSize = 1);
            builder.Services.Configure<WeChatStorageOptions>(options => options.CloseTimeout = TimeSpan.FromMilliseconds(50));
        });
        await using var session = await store.BeginAsync();
        var writes = new List<ScheduledWrite>();
        for (var i = 1; i <= 3; i++)
        {
            writes.Add(await store.ScheduleAsync(new WriteUnit(Write.Insert(new Remark { Id = i }))));
        }

        var report = (await store.CloseAsync())!;

        report.Drained[0].NotWritten.Select(write => write.Unit).Should().BeEquivalentTo(writes.Select(write => write.Unit));
        report.Drained[0].NotWritten.Should().AllSatisfy(write => write.Outcome.Should().Be(WriteOutcome.NotApplied, "the engine has refused what was on its way"));
        report.NotWritten.Should().Be(4, "three writes and the session");
    }

    [Fact]
    public async Task Services_get_the_scheduler_before_the_storage_is_open()
    {
        var services = new ServiceCollection();
        services.AddWeChatStorage(options => options.Database.Path = Database).AddEntity<Remark>().AddBatching().AddBatching();
        await using var provider = services.BuildServiceProvider();
        var scheduler = provider.GetRequiredService<IWriteScheduler>();
        var lifetime = provider.GetRequiredService<StorageLifetime>();
        await lifetime.OpenAsync();

        await (await scheduler.ScheduleInsertAsync(new Remark { Id = 1 })).Completion;
        await scheduler.FlushAsync();

        var batching = (BatchingStorage)lifetime.Storage.GetService(typeof(BatchingStorage))!;
        batching.GetStatistics().Scheduled.Should().Be(1);
        services.Count(service => service.IsKeyedService && service.KeyedImplementationInstance is PipeLayerRegistration { Layer: PipeLayer.Batching }).Should().Be(1, "a second call adds no second layer");
    }

    [Fact]
    public async Task Without_batching_a_scheduled_write_is_committed_at_once()
    {
        await using var store = await WeChatStore.OpenAsync(Database, builder => builder.AddEntity<Remark>());

        var write = await store.ScheduleAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 })));

        write.Completion.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task Touches_of_a_stream_are_scheduled_and_seen_at_once()
    {
        await using var store = await WeChatStore.OpenAsync(Database, builder => builder.AddBatching());
        var chat = new ChatOperations(store);
        var stream = new ChatStream { StreamId = "s1", Platform = "wechat", UserPlatform = "wechat", UserId = "u", UserNickname = "n" };
        await chat.GetOrCreateChatStreamAsync(stream);

        ScheduledWrite? last = null;
        for (var i = 1; i <= 20; i++)
        {
            last = await chat.ScheduleTouchAsync("s1", DateTimeOffset.FromUnixTimeSeconds(i));
            (await chat.GetChatStreamAsync("s1"))!.LastActiveTime.Should().Be(i);
        }

        await last!.Completion;
        (await store.Engine.FindAsync(Lookup.By(ChatStream.Columns.StreamId, "s1")))!.LastActiveTime.Should().Be(20);
    }

    [Theory]
    [InlineData(5, 10, 500, "BatchSize is 5; it has to be from MinBatchSize, 10, to MaxBatchSize, 500.")]
    [InlineData(0, 10, 500, "BatchSize is 0; it has to be from 1 to 100000.")]
    public async Task Options_out_of_their_range_are_refused(int size, int min, int max, string message)
    {
        void Configure(BatchingOptions options) => (options.BatchSize, options.MinBatchSize, options.MaxBatchSize) = (size, min, max);
        var open = () => WeChatStore.OpenAsync(Database, builder => builder.AddBatching(Configure)).AsTask();
        await using var engine = await SqliteStorage.OpenTemporaryAsync();
        var options = new BatchingOptions();
        Configure(options);

        (await open.Should().ThrowAsync<OptionsValidationException>()).WithMessage($"*{message}*");
        FluentActions.Invoking(() => new BatchingStorage(engine, options)).Should().Throw<ArgumentException>().WithMessage($"*{message}*");
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
