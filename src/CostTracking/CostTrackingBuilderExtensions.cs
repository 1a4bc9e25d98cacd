using System.Diagnostics.Metrics;
using CostTracking;
using CostTracking.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds cost tracking to a storage.</summary>
public static class CostTrackingBuilderExtensions
{
    /// <summary>Adds the <see cref="CostTracker"/> and the <see cref="CostReports"/> of the storage, their tables, and their
    /// maintenance.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddCostTracking(this IStorageBuilder builder, Action<CostTrackingOptions>? configure = null)
    {
        Add(builder);
        if (configure is not null)
        {
            builder.Services.Configure(builder.Name, configure);
        }

        return builder;
    }

    /// <summary>Adds cost tracking with options from configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section with the values of <see cref="CostTrackingOptions"/>.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddCostTracking(this IStorageBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Add(builder);
        builder.Services.AddOptions<CostTrackingOptions>(builder.Name).Bind(section);
        return builder;
    }

    private static void Add(IStorageBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(CostTracker) && Equals(service.ServiceKey, name)))
        {
            return;
        }

        builder.AddEntity<CostRollup>().AddEntity<LatencyRollup>().AddEntity<BudgetState>().AddEntity<BudgetReservation>().AddEntity<AlertRecord>();
        services.AddOptionsWithValidateOnStart<CostTrackingOptions, CostTrackingOptionsValidator>(name);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CostTrackingOptions>, CostTrackingRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(name, (provider, _) => Create(provider, name));
        services.AddKeyedSingleton(name, (provider, _) => new CostReports(
            provider.GetRequiredKeyedService<IStorage>(name),
            provider.GetRequiredKeyedService<CostTracker>(name)));
        services.AddSingleton<IHostedService>(provider => new CostMaintenance(() => provider.GetRequiredKeyedService<CostTracker>(name)));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<CostTracker>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<CostReports>(name));
        }
    }

    private static CostTracker Create(IServiceProvider provider, string name) => new(
        provider.GetRequiredKeyedService<IStorage>(name),
        provider.GetRequiredService<IOptionsMonitor<CostTrackingOptions>>().Get(name),
        new CostTrackingServices
        {
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            LoggerFactory = provider.GetService<ILoggerFactory>(),
            MeterFactory = provider.GetService<IMeterFactory>(),
            AlertSink = provider.GetKeyedService<IAlertSink>(name) ?? provider.GetService<IAlertSink>(),
            Catalog = provider.GetKeyedService<PriceCatalog>(name) ?? provider.GetService<PriceCatalog>(),
        });
}
