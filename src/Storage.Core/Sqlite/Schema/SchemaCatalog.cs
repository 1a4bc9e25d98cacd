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
        "SELECT name, type, \"notnull\" AND dflt_value IS NULL AND pk = 0 AND hidden = 0, pk > 0 FROM pragma_table_xinfo(?1)",
        table,
        row => new ExistingColumn(row.GetString(0), row.GetString(1), row.GetInt64(2) != 0, row.GetInt64(3) != 0));

    public List<ExistingIndex> Indexes(string table)
    {
        var indexes = Read(
            "SELECT name, \"unique\", partial FROM pragma_index_list(?1)",
            table,
            row => (Name: row.GetString(0), IsUnique: row.GetInt64(1) != 0, IsPartial: row.GetInt64(2) != 0));
        return [.. indexes.Select(index => new ExistingIndex(index.Name, index.IsUnique, index.IsPartial, Terms(index.Name)))];
    }

    /// <summary>Finds values that several rows have; rows with a null have none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, as SQL expressions.</param>
    /// <param name="where">The condition of the index; <see langword="null"/> for all rows.</param>
    /// <param name="limit">How many values at most.</param>
    public List<DuplicateValue> Duplicates(string table, IReadOnlyList<string> columns, string? where, int limit)
    {
        const int LongestShown = 64;
        var present = string.Join(" AND ", columns.Select(column => $"{column} IS NOT NULL"));
        var shown = string.Join(" || ', ' || ", columns.Select(column => $"CAST({column} AS TEXT)"));
        var sql = $"""
            SELECT substr(({shown}), 1, {LongestShown}), count(*) FROM {SqliteCompiler.Quote(table)}
            WHERE {present}{(where is null ? string.Empty : $" AND ({where})")}
            GROUP BY {string.Join(", ", columns)} HAVING count(*) > 1 LIMIT {limit}
            """;
        return Read(sql, null, row => new DuplicateValue(row.GetString(0), row.GetInt64(1)));
    }

    private List<(string Column, bool Descending)> Terms(string index) => Read(
        "SELECT coalesce(iif(coll = 'BINARY', name, ''), ''), \"desc\" FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno",
        index,
        row => (row.GetString(0), row.GetInt64(1) != 0));

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
