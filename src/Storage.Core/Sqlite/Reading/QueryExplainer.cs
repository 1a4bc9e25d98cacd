using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Asks SQLite's planner about statements on an empty copy of a schema in memory, which has the database's statistics and may have
/// indexes that the database has not.</summary>
internal static class QueryExplainer
{
    private const int DetailColumn = 3;

    /// <summary>Gives the statement of a shape whose plan says how its rows are found.</summary>
    public static StatementVariant VariantOf(Shape shape) => shape is PatchShape { HasLimit: true } ? StatementVariant.SelectKeys : StatementVariant.Plain;

    public static IReadOnlyList<QueryPlan> Explain(string path, IReadOnlyList<Shape> shapes, IReadOnlyList<string> furtherIndexes)
    {
        var (schema, statistics) = SqliteConnections.Inspect(path, Read);
        using var copy = new SqliteHandle(SqliteConnections.Connect(":memory:", raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE), statementLimit: 16);
        schema.ForEach(copy.Execute);
        Load(copy, statistics);
        foreach (var index in furtherIndexes)
        {
            copy.Execute(index);
        }

        return [.. shapes.Select(shape => new QueryPlan(shape, Explain(copy, shape)))];
    }

    private static (List<string> Schema, List<DbValue[]> Statistics) Read(SqliteHandle handle)
    {
        var schema = Rows(handle, "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY type DESC");
        var hasStatistics = Rows(handle, "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").Count > 0;
        return ([.. schema.Select(row => row[0].AsString())], hasStatistics ? Rows(handle, "SELECT tbl, idx, stat FROM sqlite_stat1") : []);
    }

    private static void Load(SqliteHandle copy, List<DbValue[]> statistics)
    {
        if (statistics.Count == 0)
        {
            return;
        }

        // the first makes the table of statistics, the second has the planner read it
        copy.Execute("ANALYZE");
        copy.Execute("DELETE FROM sqlite_stat1");
        foreach (var row in statistics)
        {
            using var insert = copy.Compile("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?1, ?2, ?3)", "The statistics cannot be copied", isRaw: false);
            insert.Writer.Values(row);
            insert.Run();
        }

        copy.Execute("ANALYZE sqlite_schema");
    }

    private static List<string> Explain(SqliteHandle copy, Shape shape)
    {
        using var statement = copy.Compile($"EXPLAIN QUERY PLAN {SqliteCompiler.Compile(shape, VariantOf(shape))}", "The statement cannot be explained", isRaw: false);
        var steps = new List<string>();
        while (statement.Step())
        {
            steps.Add(statement.Row.GetValue(DetailColumn).AsString());
        }

        return steps;
    }

    private static List<DbValue[]> Rows(SqliteHandle handle, string sql)
    {
        using var statement = handle.Compile(sql, "The schema cannot be read", isRaw: false);
        var rows = new List<DbValue[]>();
        while (statement.Step())
        {
            var row = statement.Row;
            rows.Add([.. Enumerable.Range(0, statement.ColumnCount).Select(row.GetValue)]);
        }

        return rows;
    }
}
