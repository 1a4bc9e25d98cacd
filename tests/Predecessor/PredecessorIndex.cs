namespace Storage.Predecessor;

/// <summary>An index of the predecessor, under its own name.</summary>
internal sealed record PredecessorIndex(string Name, bool IsUnique, IReadOnlyList<string> Columns);
