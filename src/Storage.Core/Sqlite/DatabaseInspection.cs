namespace Storage.Core;

/// <summary>What a database file holds, and what it lacks.</summary>
/// <param name="Tables">Its tables in the order of their names, without the engine's own and without virtual ones.</param>
/// <param name="Changes">What <see cref="IStorageEngine.EnsureSchemaAsync"/> would add, and what it would find.</param>
public sealed record DatabaseInspection(IReadOnlyList<TableInspection> Tables, SchemaReport Changes);
