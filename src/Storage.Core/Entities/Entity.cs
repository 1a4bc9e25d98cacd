namespace Storage.Core;

/// <summary>Gives what is known of an entity's type.</summary>
public static class Entity
{
    /// <summary>Gives an entity's table.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <returns>The table's description.</returns>
    public static EntityMap Map<T>()
        where T : class, IEntity<T> => T.Map;
}
