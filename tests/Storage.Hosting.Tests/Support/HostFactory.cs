using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Storage.Hosting.Tests;

/// <summary>Real hosts, without the files and variables that a host reads by default.</summary>
internal static class HostFactory
{
    public static IHost Create(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        configure(builder.Services);
        return builder.Build();
    }

    /// <summary>Makes a host with one storage that has the table of tickets.</summary>
    public static IHost WithTickets(string path, Action<IServiceCollection>? configure = null) => Create(services =>
    {
        services.AddWeChatStorage(options => options.Database.Path = path).AddEntity<Ticket>();
        configure?.Invoke(services);
    });

    public static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value))).Build();
}
