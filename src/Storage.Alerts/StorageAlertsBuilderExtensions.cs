using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Alerts;
using Storage.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds alerts to a storage.</summary>
public static class StorageAlertsBuilderExtensions
{
    /// <summary>Adds the <see cref="AlertHub"/> as the storage's <see cref="IAlertSink"/>, with the channels of the options and those that the
    /// services have.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddAlerts(this IStorageBuilder builder, Action<AlertOptions>? configure = null)
    {
        Add(builder);
        if (configure is not null)
        {
            builder.Services.Configure(builder.Name, configure);
        }

        return builder;
    }

    /// <summary>Adds alerts with options from configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section with the values of <see cref="AlertOptions"/>.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddAlerts(this IStorageBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Add(builder);
        builder.Services.AddOptions<AlertOptions>(builder.Name).Bind(section);
        return builder;
    }

    private static void Add(IStorageBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        services.AddOptionsWithValidateOnStart<AlertOptions, AlertOptionsValidator>(name);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(name, (provider, _) => Create(provider, name));
        services.TryAddKeyedSingleton<IAlertSink>(name, (provider, _) => provider.GetRequiredKeyedService<AlertHub>(name));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<AlertHub>(name));
            services.TryAddSingleton<IAlertSink>(provider => provider.GetRequiredKeyedService<IAlertSink>(name));
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The client lives as long as the hub, which is as long as the services.")]
    private static AlertHub Create(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<AlertOptions>>().Get(name);
        var time = provider.GetRequiredService<TimeProvider>();
        var loggers = provider.GetService<ILoggerFactory>();
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        return new AlertHub(
            [.. AlertChannels.Of(options, http, time, loggers), .. provider.GetServices<IAlertChannel>()],
            options,
            time,
            loggers?.CreateLogger<AlertHub>(),
            provider.GetService<IMeterFactory>());
    }
}
