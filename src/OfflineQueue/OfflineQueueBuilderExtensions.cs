using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OfflineQueue;
using OfflineQueue.Internal;
using Storage.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds queues to a storage.</summary>
public static class OfflineQueueBuilderExtensions
{
    /// <summary>The name of the queue that a storage has by default.</summary>
    public const string DefaultQueueName = "offline";

    /// <summary>Adds a queue that is filled and emptied by calls. It is a keyed service under its name (in a named storage,
    /// <c>storage/queue</c>), as <see cref="IOfflineQueue"/>, <see cref="DurableQueue"/>, <see cref="MessageCache"/>,
    /// <see cref="LocalCache"/> and <see cref="OfflineQueueHealthCheck"/>; the first queue of the unnamed storage, which <c>AddWeChatStorage()</c> adds as
    /// <see cref="DefaultQueueName"/>, is so without a key too. It opens at its first use.</summary>
    /// <param name="builder">The storage.</param>
    /// <param name="name">The queue's name.</param>
    /// <param name="configure">Sets options; calls add up.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddOfflineQueue(this IStorageBuilder builder, string name = DefaultQueueName, Action<OfflineQueueOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var key = KeyOf(builder, name);
        if (configure is not null)
        {
            builder.Services.Configure(key, configure);
        }

        if (!builder.Services.Any(service => service.IsKeyedService && service.ServiceType == typeof(QueueRegistration) && Equals(service.ServiceKey, key)))
        {
            Register(builder, name, key);
        }

        return builder;
    }

    /// <summary>Adds a queue whose messages a handler delivers while the host runs.</summary>
    /// <typeparam name="THandler">The handler; made for each message in a scope of its own, unless the host registers it otherwise.</typeparam>
    /// <param name="builder">The storage.</param>
    /// <param name="name">The queue's name.</param>
    /// <param name="configure">Sets options; calls add up.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddOfflineQueue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IStorageBuilder builder, string name = DefaultQueueName, Action<OfflineQueueOptions>? configure = null)
        where THandler : class, IOfflineQueueHandler
    {
        builder.AddOfflineQueue(name, configure);
        builder.Services.TryAddScoped<THandler>();
        builder.Services.AddKeyedSingleton(KeyOf(builder, name), new HandlerRegistration(static services => services.GetRequiredService<THandler>()));
        return builder;
    }

    private static string KeyOf(IStorageBuilder builder, string name) => builder.Name.Length == 0 ? name : $"{builder.Name}/{name}";

    private static void Register(IStorageBuilder builder, string name, string key)
    {
        var services = builder.Services;
        var storage = builder.Name;
        services.AddKeyedSingleton(key, new QueueRegistration(name));
        AddTables(builder);
        services.AddOptionsWithValidateOnStart<OfflineQueueOptions, OfflineQueueOptionsValidator>(key);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OfflineQueueOptions>, OfflineQueueRelationsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(key, (provider, _) => new DurableQueue(
            provider.GetRequiredKeyedService<IStorage>(storage),
            name,
            provider.GetRequiredService<IOptionsMonitor<OfflineQueueOptions>>().Get(key),
            new OfflineQueueServices
            {
                TimeProvider = provider.GetRequiredService<TimeProvider>(),
                LoggerFactory = provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
                MeterFactory = provider.GetService<IMeterFactory>(),
            }));
        services.TryAddKeyedSingleton<IOfflineQueue>(key, (provider, _) => provider.GetRequiredKeyedService<DurableQueue>(key));
        services.TryAddKeyedSingleton(key, (provider, _) => provider.GetRequiredKeyedService<DurableQueue>(key).Cache);
        services.TryAddKeyedSingleton(key, (provider, _) => new LocalCache(provider.GetRequiredKeyedService<DurableQueue>(key)));
        services.AddKeyedSingleton(key, (provider, _) => new QueueRuntime(
            provider.GetRequiredKeyedService<DurableQueue>(key),
            provider.GetKeyedService<HandlerRegistration>(key),
            provider.GetRequiredService<IServiceScopeFactory>()));
        services.TryAddKeyedSingleton(key, (provider, _) => new OfflineQueueHealthCheck(provider.GetRequiredKeyedService<QueueRuntime>(key)));
        services.AddSingleton<IHostedService>(provider => new QueueHostedService(provider.GetRequiredKeyedService<QueueRuntime>(key)));
        if (storage.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<DurableQueue>(key));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IOfflineQueue>(key));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<MessageCache>(key));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<LocalCache>(key));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<OfflineQueueHealthCheck>(key));
        }
    }

    private static void AddTables(IStorageBuilder builder)
    {
        foreach (var map in OfflineQueueTables.Maps)
        {
            if (!builder.Services.Any(service =>
                service.IsKeyedService && Equals(service.ServiceKey, builder.Name) && service.KeyedImplementationInstance is EntityRegistration known && known.Map == map))
            {
                builder.Services.AddKeyedSingleton(builder.Name, new EntityRegistration(map));
            }
        }
    }
}
