namespace OpenExistingSample;

/// <summary>A table as JSON.</summary>
internal sealed record TableJson(string Name, long Rows, bool Known, IReadOnlyList<string> UnknownColumns);
