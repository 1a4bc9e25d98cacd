using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class StorageLifetimeTests
{
    [Fact]
    public async Task A_container_without_a_host_opens_and_closes_by_hand()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Services(folder);
        var lifetime = provider.GetRequiredService<StorageLifetime>();

        await lifetime.OpenAsync();
        await provider.GetRequiredService<IStorage>().AddTicketAsync("A1");
        var report = await lifetime.CloseAsync();

        report.Should().NotBeNull();
        report!.NotWritten.Should().Be(0);
        report.IsCheckpointed.Should().BeTrue();
        folder.Names().Should().Equal("test.db");
    }

    [Fact]
    public async Task What_was_closed_can_be_opened_again()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Services(folder);
        var lifetime = provider.GetRequiredService<StorageLifetime>();
        var storage = lifetime.Storage;

        for (var i = 1; i <= 3; i++)
        {
            await lifetime.OpenAsync();
            await storage.AddTicketAsync($"A{i}");
            await lifetime.CloseAsync();
        }

        await lifetime.OpenAsync();
        (await storage.TicketNumbersAsync()).Should().Equal("A1", "A2", "A3");
        await lifetime.CloseAsync();
    }

    [Fact]
    public async Task Opening_what_is_open_does_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Services(folder);
        var lifetime = provider.GetRequiredService<StorageLifetime>();
        await lifetime.OpenAsync();
        var engine = lifetime.Engine;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lifetime.OpenAsync().AsTask()));

        lifetime.Engine.Should().BeSameAs(engine);
        await lifetime.CloseAsync();
    }

    [Fact]
    public async Task Concurrent_openings_open_once()
    {
        using var folder = new TemporaryFolder();
        var engines = new TemporaryEngineFactory();
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IStorageEngineFactory>(string.Empty, engines);
        services.AddWeChatStorage(options => options.Database.Path = folder.Database);
        await using var provider = services.BuildServiceProvider();
        var lifetime = provider.GetRequiredService<StorageLifetime>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => lifetime.OpenAsync().AsTask())));

        engines.Opened.Should().ContainSingle();
        await lifetime.CloseAsync();
    }

    [Fact]
    public async Task Closing_what_is_not_open_does_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Services(folder);
        var lifetime = provider.GetRequiredService<StorageLifetime>();

        var before = await lifetime.CloseAsync();
        await lifetime.OpenAsync();
        await lifetime.CloseAsync();
        var after = await lifetime.CloseAsync();

        before.Should().BeNull();
        after.Should().BeNull();
    }

    [Fact]
    public async Task The_engine_is_there_while_it_is_open()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Services(folder);
        var lifetime = provider.GetRequiredService<StorageLifetime>();
        await lifetime.OpenAsync();

        lifetime.Engine.Should().BeOfType<SqliteStorage>();
        await lifetime.CloseAsync();

        lifetime.Invoking(closed => closed.Engine).Should().Throw<InvalidOperationException>().WithMessage("*not open*");
    }

    [Fact]
    public async Task A_cancelled_opening_leaves_nothing_open()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Services(folder);
        var lifetime = provider.GetRequiredService<StorageLifetime>();

        var act = async () => await lifetime.OpenAsync(new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        await lifetime.OpenAsync();
        await lifetime.CloseAsync();
    }

    [Fact]
    public async Task Disposing_twice_is_allowed()
    {
        using var folder = new TemporaryFolder();
        var provider = Services(folder);
        var lifetime = provider.GetRequiredService<StorageLifetime>();
        await lifetime.OpenAsync();

        await lifetime.DisposeAsync();
        await lifetime.DisposeAsync();
        await provider.DisposeAsync();

        folder.Names().Should().Equal("test.db");
    }

    [Fact]
    public async Task A_container_that_is_disposed_closes_what_is_open()
    {
        using var folder = new TemporaryFolder();
        await using (var provider = Services(folder))
        {
            await provider.GetRequiredService<StorageLifetime>().OpenAsync();
            await provider.GetRequiredService<IStorage>().AddTicketAsync("A1");
        }

        folder.Names().Should().Equal("test.db");
    }

    private static ServiceProvider Services(TemporaryFolder folder)
    {
        var services = new ServiceCollection();
        services.AddWeChatStorage(options => options.Database.Path = folder.Database).AddEntity<Ticket>();
        return services.BuildServiceProvider();
    }
}
