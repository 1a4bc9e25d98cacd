using Storage.Api.Internal;
using Storage.Core;

namespace Storage.Api.Compatibility;

/// <summary>An entity under the name by which callers on dictionaries know it.</summary>
public sealed class DatabaseModel
{
    private DatabaseModel(string name, EntityMap map, ModelAccess access)
    {
        Name = name;
        Map = map;
        Access = access;
    }

    /// <summary>Gets the model's name.</summary>
    public string Name { get; }

    /// <summary>Gets the entity's table and columns.</summary>
    public EntityMap Map { get; }

    internal ModelAccess Access { get; }

    /// <summary>Names an entity.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="name">The name.</param>
    /// <returns>The model.</returns>
    public static DatabaseModel Of<T>(string name)
        where T : class, IEntity<T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, Entity.Map<T>(), new ModelAccess<T>(name));
    }
}
