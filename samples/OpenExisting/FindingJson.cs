using Storage.Core;

namespace OpenExistingSample;

/// <summary>A finding as JSON.</summary>
internal sealed record FindingJson(string Kind, string Table, IReadOnlyList<string> Columns, string Message, IReadOnlyList<DuplicateValue> Duplicates);
