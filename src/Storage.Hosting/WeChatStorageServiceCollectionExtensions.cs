using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Storage.Api;
using Storage.Api.Compatibility;
using Storage.Core;
using Storage.Hosting;
using Storage.Hosting.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the storage suite to a host.</summary>
public static class WeChatStorageServiceCollectionExtensions
{
    /// <summary>Adds the storage with working defaults: <see cref="IStorage"/> is there for everyone, opens before the host's other
    /// services start, and closes after they have stopped.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder, to add to.</returns>
    public static IStorageBuilder AddWeChatStorage(this IServiceCollection services, Action<WeChatStorageOptions>? configure = null) =>
        services.AddWeChatStorage(Options.Options.DefaultName, configure);

    /// <summary>Adds the storage with options from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section with the values of <see cref="WeChatStorageOptions"/>.</param>
    /// <returns>The builder, to add to.</returns>
    public static IStorageBuilder AddWeChatStorage(this IServiceCollection services, IConfiguration section) =>
        services.AddWeChatStorage(Options.Options.DefaultName, section);

    /// <summary>Adds a named storage, for hosts with several; it is resolved as a keyed service.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The storage's name: the services' key.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder, to add to.</returns>
    public static IStorageBuilder AddWeChatStorage(this IServiceCollection services, string name, Action<WeChatStorageOptions>? configure = null)
    {
        var builder = Add(services, name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        return builder;
    }

    /// <summary>Adds a named storage with options from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The storage's name: the services' key.</param>
    /// <param name="section">The section with the values of <see cref="WeChatStorageOptions"/>.</param>
    /// <returns>The builder, to add to.</returns>
    public static IStorageBuilder AddWeChatStorage(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var builder = Add(services, name);
        services.AddOptions<WeChatStorageOptions>(name).Bind(section);
        return builder.AddCostTracking(section.GetSection("Costs")).AddAlerts(section.GetSection("Alerts"));
    }

    private static IStorageBuilder Add(IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        var builder = new StorageBuilder(services, name);
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(StorageLifetime) && Equals(service.ServiceKey, name)))
        {
            return builder;
        }

        services.AddOptionsWithValidateOnStart<WeChatStorageOptions, WeChatStorageOptionsValidator>(name);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton<IStorageEngineFactory>(name, (provider, _) => CreateEngineFactory(provider, name));
        services.AddKeyedSingleton(name, (provider, _) => CreateLifetime(provider, name));
        services.AddKeyedSingleton<IStorage>(name, (provider, _) => provider.GetRequiredKeyedService<StorageLifetime>(name).Storage);
        services.TryAddKeyedSingleton(name, (provider, _) => new ChatOperations(provider.GetRequiredKeyedService<IStorage>(name), provider.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(name, (provider, _) => CreateDatabaseApi(provider, name));
        services.AddSingleton<IHostedService>(provider => new StorageHostedService(provider.GetRequiredKeyedService<StorageLifetime>(name)));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<StorageLifetime>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IStorage>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<ChatOperations>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<DatabaseApi>(name));
        }

        builder.AddCaching().AddOfflineQueue();
        return builder.AddAlerts().AddCostTracking();
    }

    private static SqliteEngineFactory CreateEngineFactory(IServiceProvider provider, string name)
    {
        var host = new SqliteServices
        {
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            LoggerFactory = provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            MeterFactory = provider.GetService<IMeterFactory>(),
        };
        return new SqliteEngineFactory(() => provider.GetRequiredService<IOptionsMonitor<WeChatStorageOptions>>().Get(name).Database, host);
    }

    private static DatabaseApi CreateDatabaseApi(IServiceProvider provider, string name) => new(
        provider.GetRequiredKeyedService<IStorage>(name),
        provider.GetKeyedService<DatabaseApiOptions>(name),
        provider.GetRequiredService<TimeProvider>());

    private static StorageLifetime CreateLifetime(IServiceProvider provider, string name) => new(
        provider.GetRequiredKeyedService<IStorageEngineFactory>(name),
        () => provider.GetRequiredService<IOptionsMonitor<WeChatStorageOptions>>().Get(name),
        [.. provider.GetKeyedServices<EntityRegistration>(name).Select(registration => registration.Map)],
        [.. provider.GetKeyedServices<PipeLayerRegistration>(name)],
        provider);
}
