namespace Storage.Core;

/// <summary>A table of a database file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Map">The entity that knows it; <see langword="null"/> where none does.</param>
/// <param name="UnknownColumns">The columns that no property knows; they are left as they are.</param>
public sealed record TableInspection(string Name, long Rows, EntityMap? Map, IReadOnlyList<string> UnknownColumns);
