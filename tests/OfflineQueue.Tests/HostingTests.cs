using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class HostingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("offline-host-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_handler_delivers_what_is_enqueued_before_and_while_the_host_runs()
    {
        using var host = Build(builder => builder.AddOfflineQueue<CollectingHandler>(configure: WithKey));
        await host.StartAsync();
        var queue = host.Services.GetRequiredService<IOfflineQueue>();
        await queue.Add("1");

        var collected = host.Services.GetRequiredService<Collected>();
        (await collected.NextAsync()).Should().Be("1");
        await queue.Add("2");
        (await collected.NextAsync()).Should().Be("2");

        await host.StopAsync();
        await using var storage = await TestQueue.OpenStorageAsync(Database);
        await storage.ShouldBeSound();
    }

    [Fact]
    public async Task Queues_are_there_under_their_names_and_the_default_one_without()
    {
        using var host = Build(builder => builder.AddOfflineQueue("a", WithKey).AddOfflineQueue("b", WithKey).AddOfflineQueue("a", options => options.Capacity = 7));
        await host.StartAsync();
        var services = host.Services;

        services.GetRequiredService<IOfflineQueue>().Should().BeSameAs(services.GetRequiredKeyedService<DurableQueue>("offline"));
        services.GetRequiredKeyedService<IOfflineQueue>("a").Name.Should().Be("a");
        services.GetRequiredKeyedService<IOfflineQueue>("b").Name.Should().Be("b");
        services.GetRequiredService<IOptionsMonitor<OfflineQueueOptions>>().Get("a").Capacity.Should().Be(7);
        services.GetRequiredKeyedService<LocalCache>("b").Should().NotBeNull();
        services.GetRequiredService<MessageCache>().Should().BeSameAs(services.GetRequiredKeyedService<DurableQueue>("offline").Cache);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_queue_that_nobody_uses_makes_no_key()
    {
        var keys = Path.Combine(_folder, "keys");
        using var host = Build(builder => builder.AddOfflineQueue(configure: options => (options.Keys, options.SweepInterval) = (new KeyDirectory(keys), TimeSpan.FromMilliseconds(10))));
        await host.StartAsync();
        await Task.Delay(100);
        Directory.Exists(keys).Should().BeFalse();

        (await Check(host)).Status.Should().Be(HealthStatus.Healthy);
        await host.StopAsync();
        Directory.Exists(keys).Should().BeFalse();
    }

    [Fact]
    public async Task A_wrong_option_stops_the_start_and_names_it()
    {
        using var host = Build(builder => builder.AddOfflineQueue(configure: options => (options.LowWatermark, options.HighWatermark, options.Capacity) = (0.9, 0.5, 0)));
        Func<Task> act = async () => await host.StartAsync();

        (await act.ShouldThrow<OptionsValidationException>()).Message.Should().Contain("Capacity").And.Contain("LowWatermark");
    }

    [Fact]
    public void Options_outside_a_host_are_checked_too()
    {
        Action act = () => _ = new DurableQueue(new NoStorage(), "x", new OfflineQueueOptions { MaxBytes = 2_000, RetryDelay = TimeSpan.FromHours(1) });

        act.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2);
    }

    [Fact]
    public async Task Health_is_degraded_while_the_queue_is_high_or_the_way_closed_and_unhealthy_while_the_keys_are_missing()
    {
        using var host = Build(builder => builder.AddOfflineQueue<OfflineHandler>(configure: options =>
        {
            WithKey(options);
            options.Capacity = 2;
            options.Delivery.ProbeInterval = TimeSpan.FromHours(1);
            options.Delivery.MaxProbeInterval = TimeSpan.FromHours(1);
        }));
        await host.StartAsync();
        var queue = host.Services.GetRequiredService<IOfflineQueue>();
        await queue.Add("1");
        await Until(async () => (await Check(host)).Status == HealthStatus.Degraded);
        (await Check(host)).Description.Should().Contain("closed");
        await queue.Add("2");
        (await Check(host)).Description.Should().Contain("high");
        await host.StopAsync();

        using var keyless = Build(builder => builder.AddOfflineQueue<OfflineHandler>(configure: options => options.Keys = QueueKeys.FromEnvironment("OFFLINE_QUEUE_NO_SUCH_VARIABLE")));
        await keyless.StartAsync();
        await Until(async () => (await Check(keyless)).Status == HealthStatus.Unhealthy);
        await keyless.StopAsync();
    }

    [Fact]
    public async Task Instruments_tell_the_depth_also_by_the_predecessors_name_and_what_became_of_messages()
    {
        using var host = Build(builder => builder.AddOfflineQueue(configure: options =>
        {
            WithKey(options);
            (options.Capacity, options.ClientId) = (2, "desk-1");
        }));
        await host.StartAsync();
        using var listener = new MeterListener();
        var (seen, gate) = (new Dictionary<string, long>(), new Lock());
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == StorageTelemetry.Name && (instrument.Name == OfflineQueueTelemetry.PredecessorDepth || instrument.Name.StartsWith("wechat.storage.queue.", StringComparison.Ordinal)))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var texts = tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").ToList();
            if (texts.Contains("queue=instruments"))
            {
                lock (gate)
                {
                    var key = string.Join(' ', texts.Where(text => text != "queue=instruments").Prepend(instrument.Name));
                    seen[key] = instrument is Counter<long> ? seen.GetValueOrDefault(key) + value : value;
                }
            }
        });
        listener.Start();
        await using var storage = await TestQueue.OpenStorageAsync(Path.Combine(_folder, "other.db"));
        using var queue = new DurableQueue(storage, "instruments", new OfflineQueueOptions { Capacity = 2, ClientId = "desk-1", Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) });

        foreach (var text in (string[])["1", "2", "3"])
        {
            await queue.Add(text);
        }

        await queue.AckAsync((await queue.ClaimOne())!);
        await queue.NackAsync((await queue.ClaimOne())!, DeliveryFailureKind.Permanent);
        await queue.Add("4");
        listener.RecordObservableInstruments();

        seen.Should().Contain(new Dictionary<string, long>
        {
            [$"{OfflineQueueTelemetry.PredecessorDepth} client_id=desk-1"] = 1,
            [OfflineQueueTelemetry.Depth] = 1,
            [OfflineQueueTelemetry.DeadLetters] = 1,
            [$"{OfflineQueueTelemetry.Enqueued} outcome=Added"] = 3,
            [$"{OfflineQueueTelemetry.Enqueued} outcome=AddedDroppedOther"] = 1,
            [OfflineQueueTelemetry.Delivered] = 1,
            [$"{OfflineQueueTelemetry.Failed} kind=Permanent"] = 1,
            [$"{OfflineQueueTelemetry.Dropped} reason=Dropped"] = 1,
            [$"{OfflineQueueTelemetry.Dead} reason=Permanent"] = 1,
            [OfflineQueueTelemetry.CircuitState] = 0,
        });
        seen[OfflineQueueTelemetry.Bytes].Should().BePositive();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_new_key_in_the_ring_is_rotated_to_in_the_background()
    {
        await using (var storage = await TestQueue.OpenStorageAsync(Database))
        {
            using var before = new DurableQueue(storage, "offline", new OfflineQueueOptions { Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) });
            await before.Add("1");
        }

        var other = QueueKey.Generate();
        using var host = Build(builder => builder.AddOfflineQueue(configure: options => (options.Keys, options.SweepInterval) = (QueueKeys.From(new QueueKeyRing(other, TestQueue.Key)), TimeSpan.FromMilliseconds(10))));
        await host.StartAsync();
        await host.Services.GetRequiredService<DurableQueue>().OpenAsync();
        var shared = host.Services.GetRequiredService<IStorage>();

        await Until(async () => (await shared.QueryAsync(Query.From<Internal.QueueRow>())).Single().KeyId == other.Id);

        (await shared.QueryAsync(Query.From<Internal.QueueItem>())).Single().KeyId.Should().Be(other.Id);
        await host.StopAsync();
    }

    private string Database => Path.Combine(_folder, "host.db");

    private static void WithKey(OfflineQueueOptions options) => options.Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key));

    private static Task<HealthCheckResult> Check(IHost host) => host.Services.GetRequiredService<OfflineQueueHealthCheck>().CheckHealthAsync(new HealthCheckContext());

    private static async Task Until(Func<Task<bool>> isDone)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await isDone())
        {
            patience.Elapsed.Should().BeLessThan(TestExtensions.Patience);
            await Task.Delay(5);
        }
    }

    private IHost Build(Action<IStorageBuilder> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Collected>();
        add(builder.Services.AddWeChatStorage(options => options.Database.Path = Database));
        return builder.Build();
    }

    private sealed class Collected
    {
        private readonly System.Threading.Channels.Channel<string> _texts = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public void Add(string text) => _texts.Writer.TryWrite(text);

        public Task<string> NextAsync() => _texts.Reader.ReadAsync().AsTask().WaitAsync(TestExtensions.Patience);
    }

    private sealed class CollectingHandler(Collected collected) : IOfflineQueueHandler
    {
        public ValueTask HandleAsync(QueuedMessage message, CancellationToken cancellationToken)
        {
            collected.Add(message.Text());
            return default;
        }
    }

    private sealed class OfflineHandler : IOfflineQueueHandler
    {
        public ValueTask HandleAsync(QueuedMessage message, CancellationToken cancellationToken) => throw new HttpRequestException("no way");
    }

    private sealed class NoStorage : IStorage
    {
        public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
            where T : class, IEntity<T> => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
            where T : class, IEntity<T> => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
            where TRow : IRow<TRow> => throw new NotSupportedException();

        public IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
            where TRow : IRow<TRow> => throw new NotSupportedException();

        public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IDisposable Observe(ICommitObserver observer) => throw new NotSupportedException();

        public object? GetService(Type serviceType) => null;
    }
}
