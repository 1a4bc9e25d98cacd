using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class NamedStorageTests
{
    [Fact]
    public async Task Two_databases_in_one_host_know_nothing_of_each_other()
    {
        using var folder = new TemporaryFolder();
        using var host = TwoStorages(folder);
        await host.StartAsync();
        var live = host.Services.GetRequiredKeyedService<IStorage>("live");
        var archive = host.Services.GetRequiredKeyedService<IStorage>("archive");

        await live.AddTicketAsync("new");
        await archive.AddTicketAsync("old");

        (await live.TicketNumbersAsync()).Should().Equal("new");
        (await archive.TicketNumbersAsync()).Should().Equal("old");
        await host.StopAsync();
        folder.Names().Should().Equal("archive.db", "live.db");
    }

    [Fact]
    public async Task A_named_storage_is_no_unnamed_one()
    {
        using var folder = new TemporaryFolder();
        using var host = TwoStorages(folder);
        await host.StartAsync();

        host.Services.GetService<IStorage>().Should().BeNull();
        host.Services.GetService<StorageLifetime>().Should().BeNull();
        host.Services.GetKeyedService<IStorage>("other").Should().BeNull();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_named_storage_stands_beside_the_unnamed_one()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services =>
            services.AddWeChatStorage("archive", HostFactory.Configuration(("Database:Path", folder.File("archive.db")))).AddEntity<Ticket>());
        await host.StartAsync();

        await host.Services.GetRequiredService<IStorage>().AddTicketAsync("unnamed");

        (await host.Services.GetRequiredKeyedService<IStorage>("archive").TicketNumbersAsync()).Should().BeEmpty();
        await host.StopAsync();
    }

    [Fact]
    public async Task Entities_and_layers_belong_to_the_storage_they_were_added_to()
    {
        using var folder = new TemporaryFolder();
        var signatures = new List<string>();
        using var host = HostFactory.Create(services =>
        {
            services.AddWeChatStorage("with", options => options.Database.Path = folder.File("with.db"))
                .AddEntity<Ticket>()
                .Use(PipeLayer.Outermost, (_, inner) => new SigningLayer("layer", signatures, inner));
            services.AddWeChatStorage("without", options => options.Database.Path = folder.File("without.db"));
        });
        await host.StartAsync();

        await host.Services.GetRequiredKeyedService<IStorage>("with").AddTicketAsync("A1");
        var act = async () => await host.Services.GetRequiredKeyedService<IStorage>("without").AddTicketAsync("A1");

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.InvalidSql);
        signatures.Should().Equal("layer");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_service_gets_a_named_storage_by_its_key()
    {
        using var folder = new TemporaryFolder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddWeChatStorage("archive", options => options.Database.Path = folder.Database).AddEntity<Ticket>();
        builder.Services.AddSingleton<ArchiveKeeper>();
        using var host = builder.Build();
        await host.StartAsync();

        await host.Services.GetRequiredService<ArchiveKeeper>().Archive.AddTicketAsync("A1");

        (await host.Services.GetRequiredKeyedService<IStorage>("archive").TicketNumbersAsync()).Should().Equal("A1");
        await host.StopAsync();
    }

    [Fact]
    public async Task One_file_for_two_storages_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services => services.AddWeChatStorage("same", options => options.Database.Path = folder.Database));

        var act = async () => await host.StartAsync();

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.AlreadyOpen);
    }

    [Fact]
    public void A_name_may_not_be_null()
    {
        var act = () => new ServiceCollection().AddWeChatStorage(name: null!, configure: null);

        act.Should().Throw<ArgumentNullException>().WithParameterName("name");
    }

    private static IHost TwoStorages(TemporaryFolder folder) => HostFactory.Create(services =>
    {
        foreach (var name in (string[])["live", "archive"])
        {
            services.AddWeChatStorage(name, options => options.Database.Path = folder.File($"{name}.db")).AddEntity<Ticket>();
        }
    });

    private sealed class ArchiveKeeper([FromKeyedServices("archive")] IStorage archive)
    {
        public IStorage Archive => archive;
    }
}
