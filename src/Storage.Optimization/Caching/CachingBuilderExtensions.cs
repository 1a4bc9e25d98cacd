using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Storage.Optimization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the cache to a storage.</summary>
public static class CachingBuilderExtensions
{
    /// <summary>Puts the cache into the pipe, and a <see cref="FunctionCache"/> into the services. A second call only sets
    /// options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddCaching(this IStorageBuilder builder, Action<CachingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(FunctionCache) && Equals(service.ServiceKey, name)))
        {
            return builder;
        }

        services.AddOptionsWithValidateOnStart<CachingOptions, CachingOptionsValidator>(name);
        services.AddSingleton<IValidateOptions<CachingOptions>, CachingRegionsValidator>();
        services.AddOptionsWithValidateOnStart<FunctionCacheOptions, FunctionCacheOptionsValidator>(name);
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(name, (provider, _) => new FunctionCache(
            provider.GetRequiredService<IOptionsMonitor<FunctionCacheOptions>>().Get(name), provider.GetRequiredService<TimeProvider>()));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<FunctionCache>(name));
        }

        return builder.Use(PipeLayer.Caching, (provider, inner) => Create(provider, name, inner));
    }

    private static IStorage Create(IServiceProvider provider, string name, IStorage inner)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<CachingOptions>>().Get(name);
        return options.IsEnabled
            ? new CachingStorage(inner, options, new CachingServices
            {
                TimeProvider = provider.GetRequiredService<TimeProvider>(),
                LoggerFactory = provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
                MeterFactory = provider.GetService<IMeterFactory>(),
                DistributedCache = options.Level2 == Level2Kind.Distributed ? provider.GetService<IDistributedCache>() : null,
            })
            : inner;
    }
}
