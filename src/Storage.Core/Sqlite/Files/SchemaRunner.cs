namespace Storage.Core.Internal;

/// <summary>Creates what is missing and writes down what it did, inside a transaction that its caller has opened.</summary>
internal static class SchemaRunner
{
    private const string AddHistory = $"INSERT INTO {SqliteSchema.HistoryTable} (created_at, kind, name, sql) VALUES (?1, ?2, ?3, ?4)";
    private const string HasObject = "SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2 COLLATE NOCASE";

    public static SchemaReport Run(SqliteHandle handle, IReadOnlyCollection<EntityMap> maps, DateTimeOffset now)
    {
        var tables = new List<string>();
        var indexes = new List<string>();
        handle.Execute(SqliteSchema.EngineTables);
        foreach (var map in maps.DistinctBy(map => map.Table, StringComparer.OrdinalIgnoreCase))
        {
            EnsureTable(handle, map, tables, now);
            EnsureIndexes(handle, map, indexes, now);
        }

        return new SchemaReport(tables, indexes);
    }

    private static void EnsureTable(SqliteHandle handle, EntityMap map, List<string> created, DateTimeOffset now)
    {
        if (Exists(handle, "table", map.Table))
        {
            RequireColumns(handle, map);
            return;
        }

        Create(handle, "table", map.Table, SqliteSchema.CreateTable(map), now);
        created.Add(map.Table);
    }

    private static void EnsureIndexes(SqliteHandle handle, EntityMap map, List<string> created, DateTimeOffset now)
    {
        foreach (var index in map.Indexes)
        {
            if (!Exists(handle, "index", index.Name))
            {
                Create(handle, "index", index.Name, SqliteSchema.CreateIndex(map, index), now);
                created.Add(index.Name);
            }
        }
    }

    private static void RequireColumns(SqliteHandle handle, EntityMap map)
    {
        var existing = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var statement = handle.Statement("SELECT name FROM pragma_table_info(?1)");
        try
        {
            statement.Writer.Text(0, map.Table);
            while (statement.Step())
            {
                existing.Add(statement.Row.GetString(0));
            }
        }
        finally
        {
            statement.Reset();
        }

        var missing = map.Columns.Where(column => !existing.Contains(column.Name)).Select(column => column.Name).ToList();
        if (missing.Count > 0)
        {
            throw new StorageException(
                StorageErrorCode.SchemaMismatch,
                $"The table '{map.Table}' exists without the columns that {map.EntityType.Name} needs: {string.Join(", ", missing)}. Add them with ALTER TABLE.");
        }
    }

    private static bool Exists(SqliteHandle handle, string kind, string name)
    {
        var statement = handle.Statement(HasObject);
        try
        {
            statement.Writer.Text(0, kind);
            statement.Writer.Text(1, name);
            return statement.Step();
        }
        finally
        {
            statement.Reset();
        }
    }

    private static void Create(SqliteHandle handle, string kind, string name, string sql, DateTimeOffset now)
    {
        handle.Execute(sql);
        var history = handle.Statement(AddHistory);
        history.Writer.Int64(0, StoredForm.FromTimestamp(now));
        history.Writer.Text(1, kind);
        history.Writer.Text(2, name);
        history.Writer.Text(3, sql);
        history.Run();
    }
}
