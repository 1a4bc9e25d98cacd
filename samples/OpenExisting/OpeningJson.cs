namespace OpenExistingSample;

/// <summary>The result as JSON.</summary>
internal sealed record OpeningJson(bool DryRun, IReadOnlyList<TableJson> Tables, AddedJson Added, IReadOnlyList<FindingJson> Found);
