namespace Storage.Core;

/// <summary>A table that a storage is to have, as it is kept in the services.</summary>
/// <param name="Map">The table.</param>
public sealed record EntityRegistration(EntityMap Map);
