namespace Storage.Core.Tests;

/// <summary>An index as the database describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsUnique">Whether it is unique.</param>
/// <param name="Columns">Its columns in order, a descending one with a minus, and an empty text for an expression.</param>
internal sealed record RawIndex(string Name, bool IsUnique, IReadOnlyList<string> Columns)
{
    public static IReadOnlyList<RawIndex> Of(string path, string table)
    {
        using var connection = RawFile.Connect(path);
        var indexes = connection.Texts($"SELECT name || ' ' || \"unique\" FROM pragma_index_list('{table}')");
        return [.. indexes.Select(text => text.Split(' ')).Select(words => new RawIndex(words[0], words[1] == "1", connection.Texts(
            $"SELECT iif(\"desc\", '-', '') || coalesce(name, '') FROM pragma_index_xinfo('{words[0]}') WHERE key = 1 ORDER BY seqno")))];
    }

    /// <summary>Names the indexes over one column and nothing else, each with its kind.</summary>
    public static IEnumerable<string> Over(string path, string table, string column) => Of(path, table)
        .Where(index => index.Columns is [var only] && only == column)
        .Select(index => $"{index.Name} {(index.IsUnique ? "unique" : "plain")}");

    /// <summary>Whether this index makes another one useless.</summary>
    public bool Serves(RawIndex other) => (IsUnique || !other.IsUnique)
        && Columns.Take(other.Columns.Count).SequenceEqual(other.Columns)
        && (!other.IsUnique || Columns.Count == other.Columns.Count);
}
