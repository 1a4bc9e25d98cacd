using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Optimization;
using Storage.Optimization.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the slow log and the advisor to a storage.</summary>
public static class SlowLogBuilderExtensions
{
    /// <summary>Adds a slow log of the engine, and an <see cref="IQueryAdvisor"/> that works from it; <see cref="AddQueryAdvisor"/> sets the
    /// advisor's options. A second call adds options only.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddSlowLog(this IStorageBuilder builder, Action<SlowLogOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(StoredAdvisor) && Equals(service.ServiceKey, name)))
        {
            return builder;
        }

        services.AddOptionsWithValidateOnStart<SlowLogOptions, SlowLogOptionsValidator>(name);
        services.AddOptionsWithValidateOnStart<QueryAdvisorOptions, QueryAdvisorOptionsValidator>(name);
        services.AddKeyedSingleton(name, (provider, _) => new StoredAdvisor(
            provider.GetRequiredKeyedService<IStorage>(name),
            provider.GetRequiredService<IOptionsMonitor<QueryAdvisorOptions>>().Get(name)));
        services.TryAddKeyedSingleton<IQueryAdvisor>(name, (provider, _) => provider.GetRequiredKeyedService<StoredAdvisor>(name));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IQueryAdvisor>(name));
        }

        services.AddKeyedSingleton<StoredSlowLog>(name);
        return builder.Use(PipeLayer.Innermost, (provider, inner) =>
        {
            provider.GetRequiredKeyedService<StoredSlowLog>(name).Keep(new SlowLog(
                inner,
                provider.GetRequiredService<IOptionsMonitor<SlowLogOptions>>().Get(name),
                provider.GetService<TimeProvider>(),
                provider.GetService<ILogger<SlowLog>>(),
                provider.GetService<IMeterFactory>()));

            // it listens to the engine, and stands in no request's way
            return inner;
        });
    }

    /// <summary>Adds an <see cref="IQueryAdvisor"/>, and the slow log that it works from. A second call adds options only.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddQueryAdvisor(this IStorageBuilder builder, Action<QueryAdvisorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (configure is not null)
        {
            builder.Services.Configure(builder.Name, configure);
        }

        return builder.AddSlowLog();
    }
}
