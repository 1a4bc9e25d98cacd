using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Optimization;
using Storage.Optimization.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds preloading to a storage.</summary>
public static class PreloadingBuilderExtensions
{
    /// <summary>Adds a <see cref="Preloader"/> and the table of its hot keys. While the host runs it works in the background; without a
    /// host, <see cref="Preloader.Start"/> begins it. A second call adds options only.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddPreloading(this IStorageBuilder builder, Action<PreloadingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(Preloader) && Equals(service.ServiceKey, name)))
        {
            return builder;
        }

        builder.AddEntity<HotKey>();
        services.AddOptionsWithValidateOnStart<PreloadingOptions, PreloadingOptionsValidator>(name);
        services.AddKeyedSingleton(name, (provider, _) => new Preloader(
            provider.GetRequiredKeyedService<IStorage>(name),
            provider.GetRequiredService<IOptionsMonitor<PreloadingOptions>>().Get(name),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<Preloader>>(),
            provider.GetService<IMeterFactory>()));
        services.AddSingleton<IHostedService>(provider => new PreloadHostedService(provider.GetRequiredKeyedService<Preloader>(name)));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<Preloader>(name));
        }

        return builder;
    }
}
