namespace OpenExistingSample;

/// <summary>What was added, as JSON.</summary>
internal sealed record AddedJson(IReadOnlyList<string> Tables, IReadOnlyList<string> Columns, IReadOnlyList<string> Indexes);
