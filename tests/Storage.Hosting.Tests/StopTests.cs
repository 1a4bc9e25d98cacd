using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task After_the_stop_writes_are_refused_and_not_applied()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();
        await storage.AddTicketAsync("A1");

        await host.StopAsync();
        var write = async () => await storage.AddTicketAsync("A2");
        var begin = async () => await storage.BeginAsync();
        var read = async () => await storage.FindTicketAsync("A1");

        foreach (var refused in (Func<Task>[])[write, begin, read])
        {
            var failure = (await refused.Should().ThrowAsync<StorageException>()).Which;
            failure.Code.Should().Be(StorageErrorCode.Closed);
            failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        }

        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await engine.TicketNumbersAsync()).Should().Equal("A1");
    }

    [Fact]
    public async Task After_the_stop_what_the_cache_knows_is_refused_too()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();
        await storage.AddTicketAsync("A1");
        var lookup = Lookup.By(Ticket.Columns.Number, "A1");
        Func<Task>[] reads =
        [
            async () => await storage.FindAsync(new Lookup<Ticket>(1)),
            async () => await storage.FindTicketAsync("A1"),
            async () => await storage.FindManyAsync([lookup]),
            async () => await storage.TicketNumbersAsync(),
        ];
        foreach (var read in reads)
        {
            await read();
        }

        await host.StopAsync();

        foreach (var read in reads)
        {
            (await read.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
        }
    }

    [Fact]
    public async Task The_stop_waits_for_accepted_writes()
    {
        const int Writes = 2000;
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();

        var writes = Enumerable.Range(0, Writes).Select(i => storage.AddTicketAsync($"{i}")).ToArray();
        await host.StopAsync();
        await Task.WhenAll(writes);

        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await engine.TicketNumbersAsync()).Should().HaveCount(Writes);
    }

    [Fact]
    public async Task The_stop_leaves_one_file_with_everything_in_it()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        await host.StartAsync();
        await host.Services.GetRequiredService<IStorage>().AddTicketAsync("A1");

        await host.StopAsync();

        folder.Names().Should().Equal("test.db");
    }

    [Fact]
    public async Task What_could_not_be_finished_in_time_is_refused_and_logged()
    {
        using var folder = new TemporaryFolder();
        var log = new LogBook();
        using var host = StopsSoon(folder, log, TimeSpan.FromMilliseconds(50));
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();
        await using var session = await storage.BeginAsync();
        await session.AddTicketAsync("in the session");
        var behind = Enumerable.Range(0, 3).Select(i => storage.AddTicketAsync($"behind {i}")).ToArray();

        await host.StopAsync();

        foreach (var write in behind)
        {
            var failure = (await FluentActions.Awaiting(() => write).Should().ThrowAsync<StorageException>()).Which;
            failure.Code.Should().Be(StorageErrorCode.Closed);
            failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        }

        log.Entries.Should().Contain(entry => entry.Level >= LogLevel.Warning && entry.Message.Contains(" 4 "), "a session and three writes were not done");
        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await engine.TicketNumbersAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_session_that_the_stop_ends_cannot_commit_and_is_logged()
    {
        using var folder = new TemporaryFolder();
        var log = new LogBook();
        using var host = StopsSoon(folder, log, TimeSpan.FromMilliseconds(50));
        await host.StartAsync();
        await using var session = await host.Services.GetRequiredService<IStorage>().BeginAsync();
        await session.AddTicketAsync("in the session");

        await host.StopAsync();
        var act = async () => await session.CommitAsync();

        (await act.Should().ThrowAsync<StorageException>()).Which.Outcome.Should().Be(WriteOutcome.NotApplied);
        log.Entries.Should().Contain(entry => entry.Level >= LogLevel.Warning, "a session was rolled back, which its host has to know");
        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await engine.TicketNumbersAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_hosts_own_shutdown_time_ends_the_wait_sooner()
    {
        using var folder = new TemporaryFolder();
        var log = new LogBook();
        using var host = StopsSoon(folder, log, closeTimeout: TimeSpan.FromMinutes(30));
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();
        await using var session = await storage.BeginAsync(new SessionOptions { Timeout = TimeSpan.FromMinutes(30) });
        var behind = storage.AddTicketAsync("behind");

        using var shutdown = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await host.StopAsync(shutdown.Token);

        (await FluentActions.Awaiting(() => behind).Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
        log.Entries.Should().Contain(entry => entry.Level >= LogLevel.Warning && entry.Message.Contains(" 2 "));
        folder.Names().Should().Equal("test.db");
    }

    [Fact]
    public async Task A_host_that_is_disposed_without_a_stop_closes_its_storage()
    {
        using var folder = new TemporaryFolder();
        using (var host = HostFactory.WithTickets(folder.Database))
        {
            await host.StartAsync();
            await host.Services.GetRequiredService<IStorage>().AddTicketAsync("A1");
        }

        folder.Names().Should().Equal("test.db");
        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await engine.TicketNumbersAsync()).Should().Equal("A1");
    }

    private static IHost StopsSoon(TemporaryFolder folder, LogBook log, TimeSpan closeTimeout) => HostFactory.WithTickets(folder.Database, services =>
    {
        services.AddLogging(logging => logging.AddProvider(log));
        services.Configure<WeChatStorageOptions>(options => options.CloseTimeout = closeTimeout);
    });
}
