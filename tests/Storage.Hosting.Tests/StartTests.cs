using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_can_write_from_its_start_to_its_stop_wherever_it_is_registered(bool isFirst)
    {
        using var folder = new TemporaryFolder();
        using (var host = HostFactory.Create(services =>
        {
            if (isFirst)
            {
                services.AddHostedService<Clerk>();
            }

            services.AddWeChatStorage(options => options.Database.Path = folder.Database).AddEntity<Ticket>();
            if (!isFirst)
            {
                services.AddHostedService<Clerk>();
            }
        }))
        {
            await host.StartAsync();
            await host.StopAsync();
        }

        await using var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await engine.TicketNumbersAsync()).Should().Equal("started", "stopped");
    }

    [Fact]
    public async Task Use_before_the_start_says_how_to_open_it()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        var storage = host.Services.GetRequiredService<IStorage>();
        var unit = new WriteUnit(Write.Insert(new Ticket { Number = "A1" }));

        Func<Task>[] uses =
        [
            async () => await storage.FindTicketAsync("A1"),
            async () => await storage.FindManyAsync<Ticket>([Lookup.ByKey<Ticket>(1)]),
            async () => await storage.TicketNumbersAsync(),
            async () => await storage.StreamAsync(Query.From<Ticket>()).GetAsyncEnumerator().MoveNextAsync(),
            async () => await storage.WriteAsync(unit),
            async () => await storage.BeginAsync(),
            () => Task.FromResult(storage.Observe(null!)),
            () => Task.FromResult(storage.GetService(typeof(IStorageEngine))),
            () => Task.FromResult(host.Services.GetRequiredKeyedService<StorageLifetime>(string.Empty).Engine),
        ];

        foreach (var use in uses)
        {
            (await use.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("not open").And.Contain("StorageLifetime.OpenAsync()");
        }

        folder.Names().Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Database, new string('x', 5000));
        using var host = HostFactory.WithTickets(folder.Database);

        var act = async () => await host.StartAsync();

        var failure = (await act.Should().ThrowAsync<StorageException>()).Which;
        failure.Code.Should().Be(StorageErrorCode.NotADatabase);
        failure.Message.Should().Contain(folder.Database);
        (await File.ReadAllTextAsync(folder.Database)).Should().Be(new string('x', 5000));
    }

    [Fact]
    public async Task An_empty_file_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Database, string.Empty);
        using var host = HostFactory.WithTickets(folder.Database);

        var act = async () => await host.StartAsync();

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.FileEmpty);
    }

    [Fact]
    public async Task A_missing_file_stops_the_start_where_it_has_to_exist()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services =>
            services.AddWeChatStorage(HostFactory.Configuration(("Database:OpenMode", "MustExist"))));

        var act = async () => await host.StartAsync();

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.FileMissing);
        folder.Names().Should().BeEmpty();
    }

    [Fact]
    public async Task A_table_in_another_form_stops_the_start_and_leaves_nothing_open()
    {
        using var folder = new TemporaryFolder();
        await using (var engine = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database }))
        {
            await engine.WriteAsync($"create table tickets (id text primary key, other text)");
        }

        using var host = HostFactory.WithTickets(folder.Database);
        var act = async () => await host.StartAsync();

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.SchemaMismatch);
        await using var again = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        again.FilePath.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_start_that_failed_can_be_repeated_when_the_cause_is_gone()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Database, string.Empty);
        await using var provider = new ServiceCollection().AddWeChatStorage(options => options.Database.Path = folder.Database).Services.BuildServiceProvider();
        var lifetime = provider.GetRequiredKeyedService<StorageLifetime>(string.Empty);
        await FluentActions.Awaiting(() => lifetime.OpenAsync().AsTask()).Should().ThrowAsync<StorageException>();
        File.Delete(folder.Database);

        await lifetime.OpenAsync();

        (await lifetime.Storage.QueryAsync(Query.From<PersonInfo>())).Should().BeEmpty();
        await lifetime.CloseAsync();
    }

    [Fact]
    public async Task Another_services_failed_start_leaves_nothing_open()
    {
        using var folder = new TemporaryFolder();
        using (var host = HostFactory.WithTickets(folder.Database, services => services.AddHostedService<IllClerk>()))
        {
            await FluentActions.Awaiting(() => host.StartAsync()).Should().ThrowAsync<NotSupportedException>();
        }

        await using var again = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        (await again.TicketNumbersAsync()).Should().BeEmpty();
    }
}
