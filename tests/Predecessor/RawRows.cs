using Microsoft.Data.Sqlite;

namespace Storage.Predecessor;

/// <summary>Reads tables byte for byte, whatever their values are, and says where two readings differ.</summary>
internal static class RawRows
{
    /// <summary>Every row of a table, by rowid, over a connection of its own.</summary>
    public static IReadOnlyList<RawRow> Read(string path, string table)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        var columns = Columns(connection, table);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT rowid{string.Concat(columns.Select(Expressions))} FROM {Quote(table)} ORDER BY rowid";
        using var reader = command.ExecuteReader();
        var rows = new List<RawRow>();
        while (reader.Read())
        {
            rows.Add(new RawRow(reader.GetInt64(0), columns.Select((name, i) => (name, Value(reader, 1 + (2 * i)))).ToDictionary()));
        }

        return rows;
    }

    /// <summary>What became of the rows of <paramref name="before"/>, a sentence for each difference; none when nothing differs.</summary>
    /// <param name="before">The rows whose columns are compared; columns that only <paramref name="after"/> has are passed over.</param>
    /// <param name="after">The rows that should be the same.</param>
    /// <param name="exceptColumns">Columns that may differ.</param>
    public static IReadOnlyList<string> Differences(
        IReadOnlyList<RawRow> before, IReadOnlyList<RawRow> after, params string[] exceptColumns)
    {
        var left = after.ToDictionary(row => row.RowId);
        var differences = new List<string>();
        foreach (var row in before)
        {
            differences.AddRange(
                left.Remove(row.RowId, out var other) ? Differences(row, other, exceptColumns) : [$"row {row.RowId} is gone"]);
        }

        return [.. differences, .. left.Keys.Order().Select(id => $"row {id} is new")];
    }

    private static IEnumerable<string> Differences(RawRow before, RawRow after, string[] exceptColumns)
    {
        foreach (var (column, was) in before.Values.Where(value => !exceptColumns.Contains(value.Key)))
        {
            if (!after.Values.TryGetValue(column, out var now))
            {
                yield return $"row {before.RowId}: column {column} is gone, it was {was}";
            }
            else if (now != was)
            {
                yield return $"row {before.RowId}: {column} was {was} and is {now}";
            }
        }
    }

    private static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns.Count > 0 ? columns : throw new ArgumentException($"There is no table {table}.", nameof(table));
    }

    /// <remarks>Numbers stay numbers: as text a real would lose digits.</remarks>
    private static string Expressions(string column)
    {
        var name = Quote(column);
        return $", typeof({name}), CASE WHEN typeof({name}) IN ('integer', 'real') THEN {name} ELSE CAST({name} AS BLOB) END";
    }

    private static RawValue Value(SqliteDataReader reader, int ordinal) => reader.GetString(ordinal) switch
    {
        "integer" => RawValue.Of(reader.GetInt64(ordinal + 1)),
        "real" => RawValue.Of(reader.GetDouble(ordinal + 1)),
        "null" => new RawValue("null", []),
        var type => new RawValue(type, reader.GetFieldValue<byte[]>(ordinal + 1)),
    };

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
