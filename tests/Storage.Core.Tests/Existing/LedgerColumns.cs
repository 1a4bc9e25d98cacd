using System.Text.RegularExpressions;

namespace Storage.Core.Tests;

/// <summary>The columns of <c>llm_usage</c> that the predecessor had not: each may be null, and every file of it gets them.</summary>
internal static partial class LedgerColumns
{
    private const int OfThePredecessor = 14;

    public static IReadOnlyList<ColumnMap> All { get; } = [.. Entity.Map<LlmUsage>().Columns.Skip(OfThePredecessor)];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(column => $"llm_usage.{column.Name}")];

    /// <summary>What of a file's schema is not of these columns: SQLite writes an added column behind the last one of its table.</summary>
    public static IReadOnlyList<string> LeftOutOf(IEnumerable<string> schema) => [.. schema.Select(entry => Added().Replace(entry, ""))];

    [GeneratedRegex("""(?<=^table llm_usage .*), "call_id".*"remarks" TEXT""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Added();
}
