using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Optimization;
using Storage.Optimization.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds batching to a storage.</summary>
public static class BatchingStorageBuilderExtensions
{
    /// <summary>Adds batching: writes can be scheduled by <see cref="IWriteScheduler"/>, and are drained when the storage closes. A second
    /// call adds options only.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddBatching(this IStorageBuilder builder, Action<BatchingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(StoredScheduler) && Equals(service.ServiceKey, name)))
        {
            return builder;
        }

        services.AddOptionsWithValidateOnStart<BatchingOptions, BatchingOptionsValidator>(name);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BatchingOptions>, BatchingOptionsRules>());
        services.AddKeyedSingleton(name, (provider, _) => new StoredScheduler(provider.GetRequiredKeyedService<IStorage>(name)));
        services.TryAddKeyedSingleton<IWriteScheduler>(name, (provider, _) => provider.GetRequiredKeyedService<StoredScheduler>(name));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IWriteScheduler>(name));
        }

        return builder.Use(PipeLayer.Batching, (provider, inner) => new BatchingStorage(
            inner,
            provider.GetRequiredService<IOptionsMonitor<BatchingOptions>>().Get(name),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<BatchingStorage>>(),
            provider.GetService<IMeterFactory>()));
    }
}
