using Storage.Core;

namespace Storage.Api;

/// <summary>The doors to the Api on any storage: the engine, a decorated pipe, or a session.</summary>
public static class StorageApiExtensions
{
    /// <summary>Opens the repository of an entity. It holds nothing but the storage, so make it where it is needed.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="storage">The storage, or a session to work inside its transaction.</param>
    /// <returns>The repository.</returns>
    public static Repository<T> Repository<T>(this IStorage storage)
        where T : class, IEntity<T> => new(storage);

    /// <summary>Starts a query on an entity.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="storage">The storage, or a session to work inside its transaction.</param>
    /// <returns>The query for every row.</returns>
    public static EntityQuery<T> Query<T>(this IStorage storage)
        where T : class, IEntity<T> => new(storage, Core.Query.From<T>());
}
