using System.Globalization;
using System.Text;
using System.Text.Json;
using Storage.Core;

namespace OpenExistingSample;

/// <summary>What is in a file, what was added to it and what was found in it.</summary>
/// <param name="IsDryRun">Whether nothing was changed.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Changes">What was added, or would be, and what was found.</param>
internal sealed record OpeningResult(bool IsDryRun, IReadOnlyList<TableInspection> Tables, SchemaReport Changes)
{
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var table in Tables.Where(table => table.Rows > 0))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{table.Name} {table.Rows}");
        }

        text.AppendLine();
        var verb = IsDryRun ? "would add" : "added";
        Append(text, verb, "table", Changes.CreatedTables);
        Append(text, verb, "column", Changes.AddedColumns);
        Append(text, verb, "index", Changes.CreatedIndexes);
        if (Changes.IsUnchanged)
        {
            text.AppendLine($"{verb} nothing");
        }

        foreach (var table in Tables.Where(table => table.Map is null))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"kept unknown table {table.Name}");
        }

        foreach (var table in Tables.Where(table => table.Map is not null && table.UnknownColumns.Count > 0))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"kept unknown columns of {table.Name}: {string.Join(", ", table.UnknownColumns)}");
        }

        foreach (var finding in Changes.Findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"found: {finding.Message}");
        }

        return text.ToString().TrimEnd();
    }

    public string ToJson() => JsonSerializer.Serialize(
        new OpeningJson(
            IsDryRun,
            [.. Tables.Where(table => table.Rows > 0).Select(table => new TableJson(table.Name, table.Rows, table.Map is not null, table.Map is null ? [] : table.UnknownColumns))],
            new AddedJson(Changes.CreatedTables, Changes.AddedColumns, Changes.CreatedIndexes),
            [.. Changes.Findings.Select(finding => new FindingJson(finding.Kind.ToString(), finding.Table, finding.Columns, finding.Message, finding.Duplicates))]),
        OpeningJsonContext.Default.OpeningJson);

    private static void Append(StringBuilder text, string verb, string kind, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{verb} {kind} {name}");
        }
    }
}
