using Storage.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What every package and host adds to a storage.</summary>
public static class StorageBuilderExtensions
{
    /// <summary>Puts a layer into the pipe.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="layer">Its place.</param>
    /// <param name="create">Makes the layer around the next one.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder Use(this IStorageBuilder builder, PipeLayer layer, Func<IServiceProvider, IStorage, IStorage> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddKeyedSingleton(builder.Name, new PipeLayerRegistration(layer, create));
        return builder;
    }

    /// <summary>Adds a table of the host's own: it is created at start where it is missing.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IStorageBuilder AddEntity<T>(this IStorageBuilder builder)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton(builder.Name, new EntityRegistration(T.Map));
        return builder;
    }
}
