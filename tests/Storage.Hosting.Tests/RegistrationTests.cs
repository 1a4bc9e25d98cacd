using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_defaults_are_a_file_below_the_current_directory_with_the_chat_tables()
    {
        using var host = HostFactory.Create(services => services.AddWeChatStorage());
        var options = host.Services.GetRequiredService<IOptions<WeChatStorageOptions>>().Value;
        try
        {
            await host.StartAsync();
            var storage = host.Services.GetRequiredService<IStorage>();

            var people = await storage.QueryAsync(Query.From<PersonInfo>());

            people.Should().BeEmpty();
            options.Database.Path.Should().Be(Path.Combine("data", "wechat.db"));
            options.EnsureSchema.Should().BeTrue();
            options.CloseTimeout.Should().Be(TimeSpan.FromSeconds(20));
            File.Exists(options.Database.Path).Should().BeTrue();
            await host.StopAsync();
        }
        finally
        {
            Directory.Delete("data", recursive: true);
        }
    }

    [Fact]
    public async Task An_action_sets_options()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.Create(services => services.AddWeChatStorage(options =>
        {
            options.Database.Path = folder.Database;
            options.Database.ReaderLimit = 3;
        }));

        await host.StartAsync();

        var engine = host.Services.GetRequiredService<StorageLifetime>().Engine;
        engine.GetStatistics().ReaderLimit.Should().Be(3);
        File.Exists(folder.Database).Should().BeTrue();
        await host.StopAsync();
    }

    [Fact]
    public async Task The_chat_tables_are_left_out_where_the_schema_is_the_hosts()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services => services.Configure<WeChatStorageOptions>(options => options.EnsureSchema = false));
        await host.StartAsync();

        var act = async () => await host.Services.GetRequiredService<IStorage>().TicketNumbersAsync();

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.InvalidSql);
        await host.StopAsync();
    }

    [Fact]
    public async Task An_added_entity_has_its_table_at_start()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();

        await storage.AddTicketAsync("A1");

        (await storage.FindTicketAsync("A1")).Should().NotBeNull();
        await host.StopAsync();
    }

    [Fact]
    public async Task An_entity_added_twice_is_one_table()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services => services.AddWeChatStorage().AddEntity<Ticket>().AddEntity<Message>());

        await host.StartAsync();

        (await host.Services.GetRequiredService<IStorage>().TicketNumbersAsync()).Should().BeEmpty();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_second_call_adds_options_and_no_second_storage()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services => services.AddWeChatStorage(options => options.Database.ReaderLimit = 7));

        await host.StartAsync();

        host.Services.GetServices<IStorage>().Should().ContainSingle();
        host.Services.GetServices<IHostedService>().Select(service => service.GetType()).Should().OnlyHaveUniqueItems();
        host.Services.GetRequiredService<StorageLifetime>().Engine.GetStatistics().ReaderLimit.Should().Be(7);
        await host.StopAsync();
    }

    [Fact]
    public void The_unnamed_storage_is_the_one_with_the_empty_key()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database);

        var byType = host.Services.GetRequiredService<IStorage>();
        var byKey = host.Services.GetRequiredKeyedService<IStorage>(string.Empty);

        byType.Should().BeSameAs(byKey).And.BeSameAs(host.Services.GetRequiredService<StorageLifetime>().Storage);
    }
}
