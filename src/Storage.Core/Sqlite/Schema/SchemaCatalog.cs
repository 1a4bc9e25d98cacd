using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Tells what a database has: tables, their columns and indexes, repeated values. It changes nothing.</summary>
internal sealed class SchemaCatalog(SqliteHandle handle)
{
    public bool HasTable(string name) => Read("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE", name, _ => true).Count > 0;

    public bool HasIndex(string name) => Read("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?1 COLLATE NOCASE", name, _ => true).Count > 0;

    /// <summary>Names the tables that hold rows of their own, in the order of their names.</summary>
    public List<string> Tables() =>
        Read("SELECT name FROM pragma_table_list WHERE schema = ?1 AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name", "main", row => row.GetString(0));

    public long CountRows(string table) => handle.Scalar($"SELECT count(*) FROM {SqliteCompiler.Quote(table)}").AsInt64();

    public List<ExistingColumn> Columns(string table) => Read(
        "SELECT name, type, \"notnull\" AND dflt_value IS NULL AND pk = 0 AND hidden = 0, pk > 0, \"notnull\" = 0 AND pk = 0, hidden IN (2, 3) FROM pragma_table_xinfo(?1)",
        table,
        row => new ExistingColumn(row.GetString(0), row.GetString(1), row.GetInt64(2) != 0, row.GetInt64(3) != 0, row.GetInt64(4) != 0, row.GetInt64(5) != 0));

    /// <summary>Says whether a table's primary key is the number that the database gives each row: every other key has an index.</summary>
    public bool HasGeneratedKey(string table) => Read("SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk'", table, _ => true).Count == 0;

    public List<ExistingIndex> Indexes(string table)
    {
        var indexes = Read(
            "SELECT name, \"unique\", partial FROM pragma_index_list(?1)",
            table,
            row => (Name: row.GetString(0), IsUnique: row.GetInt64(1) != 0, IsPartial: row.GetInt64(2) != 0));
        return [.. indexes.Select(index => new ExistingIndex(index.Name, index.IsUnique, index.IsPartial, Terms(table, index.Name)))];
    }

    /// <summary>Finds values that several rows have; rows with a null have none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, as SQL expressions.</param>
    /// <param name="where">The condition of the index; <see langword="null"/> for all rows.</param>
    /// <param name="limit">How many values at most.</param>
    public List<DuplicateValue> Duplicates(string table, IReadOnlyList<string> columns, string? where, int limit)
    {
        const int LongestShown = 64;
        string[] names = [.. columns.Select((_, i) => $"c{i}")];
        var sql = $"""
            SELECT substr({string.Join(" || ', ' || ", names.Select(name => $"CAST({name} AS TEXT)"))}, 1, {LongestShown}), count(*)
            FROM (SELECT {string.Join(", ", columns.Select((column, i) => $"{column} AS {names[i]}"))} FROM {SqliteCompiler.Quote(table)}{(where is null ? string.Empty : $" WHERE {where}")})
            WHERE {string.Join(" AND ", names.Select(name => $"{name} IS NOT NULL"))}
            GROUP BY {string.Join(", ", names)} HAVING count(*) > 1 LIMIT {limit}
            """;
        return Read(sql, null, row => new DuplicateValue(row.GetString(0), row.GetInt64(1)));
    }

    private List<(string Column, bool Descending)> Terms(string table, string index)
    {
        var terms = Read(
            "SELECT coalesce(name, ''), \"desc\", coll FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno",
            index,
            row => (Column: row.GetString(0), Descending: row.GetInt64(1) != 0, Collation: row.GetString(2)));
        return [.. terms.Select(term => (string.Equals(term.Collation, CollationOf(table, term.Column), StringComparison.OrdinalIgnoreCase) ? term.Column : string.Empty, term.Descending))];
    }

    private string? CollationOf(string table, string column)
    {
        if (column.Length == 0)
        {
            return null;
        }

        var code = raw.sqlite3_table_column_metadata(handle.Database, "main", table, column, out _, out var collation, out _, out _, out _);
        return code == raw.SQLITE_OK ? collation : null;
    }

    private List<TRow> Read<TRow>(string sql, string? parameter, Func<SqliteRowReader, TRow> read)
    {
        var rows = new List<TRow>();
        var statement = handle.Statement(sql);
        try
        {
            if (parameter is not null)
            {
                statement.Writer.Text(0, parameter);
            }

            while (statement.Step())
            {
                rows.Add(read(statement.Row));
            }
        }
        finally
        {
            statement.Reset();
        }

        return rows;
    }
}
