using Microsoft.Data.Sqlite;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>Looks into a database file past the engine.</summary>
internal static class RawFile
{
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static object? Run(string path, string sql)
    {
        using var connection = Connect(path);
        return connection.Run(sql);
    }

    /// <summary>The first column of what a query gives, as texts.</summary>
    public static IReadOnlyList<string> Texts(string path, string sql)
    {
        using var connection = Connect(path);
        return connection.Texts(sql);
    }

    public static IReadOnlyList<string> Texts(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    /// <summary>Every table, index, view and trigger with its statement; of an index that a constraint made, its name.</summary>
    public static IReadOnlyList<string> Schema(string path) => Texts(
        path,
        "SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, 'none') FROM sqlite_schema ORDER BY type, name");

    public static string Integrity(string path) => string.Join("\n", Texts(path, "PRAGMA integrity_check"));

    public static IReadOnlyDictionary<string, IReadOnlyList<RawRow>> Rows(string path) =>
        ExistingFile.TableNames.ToDictionary(table => table, table => RawRows.Read(path, table));

    /// <summary>What became of the rows of all tables, a sentence for each difference.</summary>
    /// <param name="before">The rows that should still be there.</param>
    /// <param name="path">The file.</param>
    /// <param name="exceptColumn">The column of a table that may differ.</param>
    public static IReadOnlyList<string> Differences(
        IReadOnlyDictionary<string, IReadOnlyList<RawRow>> before, string path, Func<string, string>? exceptColumn = null) =>
        [.. before.SelectMany(table => RawRows
            .Differences(table.Value, RawRows.Read(path, table.Key), exceptColumn?.Invoke(table.Key) ?? "")
            .Select(difference => $"{table.Key}: {difference}"))];
}
