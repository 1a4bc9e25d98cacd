using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

namespace Storage.Hosting.Tests;

public sealed class PipeTests
{
    private static readonly (string Name, PipeLayer Layer)[] Layers =
    [
        ("host 1", PipeLayer.Outermost),
        ("host 2", PipeLayer.Outermost),
        ("batching", PipeLayer.Batching),
        ("caching 1", PipeLayer.Caching),
        ("caching 2", PipeLayer.Caching),
        ("innermost", PipeLayer.Innermost),
    ];

    [Theory]
    [InlineData("host 1, host 2, batching, caching 1, caching 2, innermost")]
    [InlineData("innermost, caching 1, caching 2, batching, host 1, host 2")]
    [InlineData("caching 1, host 1, innermost, caching 2, host 2, batching")]
    public async Task The_order_of_the_layers_is_fixed_whatever_the_order_of_the_calls(string calls)
    {
        using var folder = new TemporaryFolder();
        var signatures = new List<string>();
        using var host = HostFactory.WithTickets(folder.Database, services =>
        {
            foreach (var name in calls.Split(", "))
            {
                var layer = Layers.Single(layer => layer.Name == name).Layer;
                services.AddWeChatStorage().Use(layer, (_, inner) => new SigningLayer(name, signatures, inner));
            }
        });
        await host.StartAsync();

        await host.Services.GetRequiredService<IStorage>().AddTicketAsync("A1");

        signatures.Should().Equal(Layers.Select(layer => layer.Name));
        await host.StopAsync();
    }

    [Fact]
    public async Task The_first_of_two_layers_in_one_place_is_outermost()
    {
        using var folder = new TemporaryFolder();
        var signatures = new List<string>();
        using var host = HostFactory.WithTickets(folder.Database, services => services.AddWeChatStorage()
            .Use(PipeLayer.Caching, (_, inner) => new SigningLayer("first", signatures, inner))
            .Use(PipeLayer.Caching, (_, inner) => new SigningLayer("second", signatures, inner)));
        await host.StartAsync();

        await host.Services.GetRequiredService<IStorage>().AddTicketAsync("A1");

        signatures.Should().Equal("first", "second");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_layer_is_made_with_the_hosts_services()
    {
        using var folder = new TemporaryFolder();
        var signatures = new List<string>();
        using var host = HostFactory.WithTickets(folder.Database, services =>
        {
            services.AddSingleton(signatures);
            services.AddWeChatStorage().Use(PipeLayer.Outermost, (provider, inner) => new SigningLayer("layer", provider.GetRequiredService<List<string>>(), inner));
        });
        await host.StartAsync();

        await host.Services.GetRequiredService<IStorage>().AddTicketAsync("A1");

        signatures.Should().Equal("layer");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_layer_and_the_engine_are_found_through_the_storage()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services =>
            services.AddWeChatStorage().Use(PipeLayer.Caching, (_, inner) => new SigningLayer("layer", [], inner)));
        await host.StartAsync();
        var storage = host.Services.GetRequiredService<IStorage>();

        storage.GetService(typeof(SigningLayer)).Should().BeOfType<SigningLayer>();
        storage.GetService(typeof(IStorageEngine)).Should().BeSameAs(host.Services.GetRequiredService<StorageLifetime>().Engine);
        storage.GetService(typeof(IStorage)).Should().BeSameAs(storage);
        storage.GetService(typeof(string)).Should().BeNull();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_layer_that_cannot_be_made_stops_the_start_and_leaves_nothing_open()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services =>
            services.AddWeChatStorage().Use(PipeLayer.Caching, (_, _) => throw new NotSupportedException("no such layer")));

        var act = async () => await host.StartAsync();

        await act.Should().ThrowAsync<NotSupportedException>().WithMessage("no such layer");
        await using var again = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = folder.Database });
        again.CommitSequence.Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_layer_that_is_null_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        using var host = HostFactory.WithTickets(folder.Database, services => services.AddWeChatStorage().Use(PipeLayer.Caching, (_, _) => null!));

        var act = async () => await host.StartAsync();

        (await act.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("Caching");
    }

    [Fact]
    public void A_layer_needs_a_factory()
    {
        var builder = new ServiceCollection().AddWeChatStorage();

        var act = () => builder.Use(PipeLayer.Caching, null!);

        act.Should().Throw<ArgumentNullException>().WithParameterName("create");
    }

    [Fact]
    public void The_builder_knows_its_services_and_its_name()
    {
        var services = new ServiceCollection();

        services.AddWeChatStorage().Name.Should().BeEmpty();
        services.AddWeChatStorage("archive").Name.Should().Be("archive");
        services.AddWeChatStorage().Services.Should().BeSameAs(services);
    }
}
