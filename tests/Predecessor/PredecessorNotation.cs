namespace Storage.Predecessor;

/// <summary>Reads the notation in which <see cref="PredecessorSchema"/> keeps the predecessor's tables.</summary>
/// <remarks>
/// An empty line parts the tables, an indented line continues the one above. The first line of a table is
/// <c>table: column type?, ...</c>: no type is TEXT, a question mark allows NULL, and the <c>id</c> that every table begins with
/// goes without saying. Then may follow <c>unique: column, ...</c> for a constraint of the table, <c>ix: column!, ...</c> for indexes
/// called ix_table_column, those with an exclamation mark unique, and <c>index: name(column column), ...</c> for indexes with a name
/// of their own.
/// </remarks>
internal static class PredecessorNotation
{
    private static readonly PredecessorColumn Id = new("id", "INTEGER", IsNullable: false);

    public static IEnumerable<PredecessorTable> Parse(string text) => text.Split("\n\n").Select(Table);

    private static PredecessorTable Table(string text)
    {
        var lines = text.Replace("\n  ", " ").Split('\n').Select(line => line.Split(": ")).ToList();
        var name = lines[0][0];
        var items = lines.ToDictionary(line => line[0], line => line[1].Split(", "));
        return new PredecessorTable(
            name,
            [Id, .. items[name].Select(Column)],
            [.. Items("ix").Select(item => IndexOf(name, item)), .. Items("index").Select(NamedIndex)],
            Items("unique"));

        string[] Items(string key) => items.GetValueOrDefault(key, []);
    }

    private static PredecessorColumn Column(string item)
    {
        var words = item.TrimEnd('?').Split(' ');
        return new PredecessorColumn(words[0], words.Length == 1 ? "TEXT" : words[1].ToUpperInvariant(), item.EndsWith('?'));
    }

    private static PredecessorIndex IndexOf(string table, string item)
    {
        var column = item.TrimEnd('!');
        return new PredecessorIndex($"ix_{table}_{column}", item.EndsWith('!'), [column]);
    }

    private static PredecessorIndex NamedIndex(string item)
    {
        var parts = item.TrimEnd(')').Split('(');
        return new PredecessorIndex(parts[0], IsUnique: false, parts[1].Split(' '));
    }
}
