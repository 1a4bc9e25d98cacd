using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class DrainTests
{
    [Fact]
    public async Task Layers_are_drained_from_outside_inwards_while_the_engine_is_open_and_disposed_after_it()
    {
        using var folder = new TemporaryFolder();
        var notes = new List<string>();
        await using var store = await WeChatStore.OpenAsync(folder.Database, builder => builder
            .AddEntity<Ticket>()
            .Use(PipeLayer.Innermost, (_, inner) => new HoldingLayer("inner", notes, inner))
            .Use(PipeLayer.Batching, (_, inner) => new HoldingLayer("outer", notes, inner)));

        var report = (await store.CloseAsync())!;

        notes.Should().Equal("outer drained", "inner drained", "outer drained", "inner drained", "outer disposed", "inner disposed");
        report.Drained.Select(drained => drained.Layer).Should().Equal("outer", "inner");
        report.Written.Should().Be(2);
        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await engine.TicketNumbersAsync()).Should().Equal("outer", "inner");
    }

    [Fact]
    public async Task A_layer_that_cannot_be_drained_leaves_no_open_file()
    {
        using var folder = new TemporaryFolder();
        var notes = new List<string>();
        var store = await WeChatStore.OpenAsync(folder.Database, builder => builder
            .Use(PipeLayer.Batching, (_, inner) => new HoldingLayer("broken", notes, inner) { Fails = true }));

        await FluentActions.Awaiting(() => store.CloseAsync().AsTask()).Should().ThrowAsync<NotSupportedException>();

        notes.Should().Equal("broken drained", "broken disposed");
        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
    }

    [Fact]
    public async Task An_engine_that_cannot_be_closed_leaves_no_layer_undisposed_and_is_given_up()
    {
        using var folder = new TemporaryFolder();
        var notes = new List<string>();
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IStorageEngineFactory>(string.Empty, new UnclosableEngineFactory());
        services.AddWeChatStorage(options => options.Database.Path = folder.Database)
            .AddEntity<Ticket>()
            .Use(PipeLayer.Batching, (_, inner) => new HoldingLayer("layer", notes, inner));
        await using var provider = services.BuildServiceProvider();
        var lifetime = provider.GetRequiredService<StorageLifetime>();
        await lifetime.OpenAsync();

        await FluentActions.Awaiting(() => lifetime.CloseAsync().AsTask()).Should().ThrowAsync<IOException>();

        notes.Should().Equal("layer drained", "layer disposed");
        (await lifetime.CloseAsync()).Should().BeNull("there is nothing left to close");
    }
}
