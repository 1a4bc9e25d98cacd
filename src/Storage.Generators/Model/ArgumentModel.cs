namespace Storage.Generators;

/// <summary>An argument of a positional record's constructor.</summary>
/// <param name="Name">The parameter's name, as it stands in metadata.</param>
/// <param name="Column">The position of the column that fills it; -1 for an ignored property.</param>
internal sealed record ArgumentModel(string Name, int Column);
