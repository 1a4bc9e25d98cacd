using System.Globalization;

namespace Storage.Core.Internal;

/// <summary>The DDL of entity maps and of the engine's own tables.</summary>
internal static class SqliteSchema
{
    /// <summary>What was created, when, by which statement.</summary>
    public const string HistoryTable = "storage_history";

    /// <summary>The keys of units that are applied at most once.</summary>
    public const string IdempotencyTable = "storage_idempotency";

    /// <summary>Gets the engine's own tables, the history first, since it takes down all others.</summary>
    public static IReadOnlyList<SchemaStep> EngineTables { get; } =
    [
        new(SchemaStep.Table, HistoryTable, $"""
            CREATE TABLE {HistoryTable} (
                id INTEGER PRIMARY KEY, created_at INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, sql TEXT NOT NULL) STRICT;
            """),
        new(SchemaStep.Table, IdempotencyTable, $"""
            CREATE TABLE {IdempotencyTable} (
                key TEXT NOT NULL PRIMARY KEY, created_at INTEGER NOT NULL, result BLOB NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX ix_{IdempotencyTable}_created_at ON {IdempotencyTable} (created_at);
            """),
    ];

    public static string CreateTable(EntityMap map) =>
        $"CREATE TABLE {SqliteCompiler.Quote(map.Table)} ({string.Join(", ", map.Columns.Select(column => DefineColumn(map, column)))}) STRICT";

    /// <summary>Gives the statement that adds a column to a table that has rows: these take a constant default only, and without one they
    /// have no value, whatever the entity wants.</summary>
    public static string AddColumn(EntityMap map, ColumnMap column)
    {
        var notNull = column.IsNullable || column.Default.IsNull ? string.Empty : " NOT NULL";
        var defaults = column.Default.IsNull ? string.Empty : $" DEFAULT {Literal(column.Default)}";
        return $"ALTER TABLE {SqliteCompiler.Quote(map.Table)} ADD COLUMN {SqliteCompiler.Quote(column.Name)} {TypeOf(column)}{notNull}{defaults}";
    }

    public static string CreateIndex(EntityMap map, IndexMap index)
    {
        var columns = index.Columns.Select(term => SqliteCompiler.Quote(term.Column.Name) + (term.Descending ? " DESC" : string.Empty));
        var unique = index.IsUnique ? "UNIQUE " : string.Empty;
        var where = index.Where is { } condition ? $" WHERE {condition}" : string.Empty;
        return $"CREATE {unique}INDEX {SqliteCompiler.Quote(index.Name)} ON {SqliteCompiler.Quote(map.Table)} ({string.Join(", ", columns)}){where}";
    }

    private static string DefineColumn(EntityMap map, ColumnMap column)
    {
        var name = SqliteCompiler.Quote(column.Name);
        if (column == map.Key)
        {
            return map.KeyGeneration switch
            {
                KeyGeneration.Database => $"{name} INTEGER PRIMARY KEY",
                KeyGeneration.DatabaseNeverReused => $"{name} INTEGER PRIMARY KEY AUTOINCREMENT",
                _ => $"{name} {TypeOf(column)} NOT NULL PRIMARY KEY",
            };
        }

        var notNull = column.IsNullable ? string.Empty : " NOT NULL";
        var defaults = (column.DefaultTime, column.Default.IsNull) switch
        {
            (not DefaultTime.None, _) => $" DEFAULT ({NowAs(column.DefaultTime)})",
            (_, false) => $" DEFAULT {Literal(column.Default)}",
            _ => string.Empty,
        };
        var check = column.Type == ColumnType.Boolean ? $" CHECK ({name} IN (0, 1))" : string.Empty;
        return $"{name} {TypeOf(column)}{notNull}{defaults}{check}";
    }

    private static string TypeOf(ColumnMap column) => column.Type switch
    {
        ColumnType.Real => "REAL",
        ColumnType.Text or ColumnType.Json or ColumnType.Date or ColumnType.LocalDateTime => "TEXT",
        ColumnType.Blob or ColumnType.Guid => "BLOB",
        _ => "INTEGER",
    };

    // SQLite's clock gives milliseconds, and texts have microseconds
    private static string NowAs(DefaultTime time) => time switch
    {
        DefaultTime.LocalNow => "strftime('%Y-%m-%d %H:%M:%f000', 'now', 'localtime')",
        DefaultTime.UtcNow => "strftime('%Y-%m-%d %H:%M:%f000', 'now')",
        _ => "unixepoch('subsec')",
    };

    public static string Literal(DbValue value) => value.Kind switch
    {
        DbValueKind.Null => "NULL",
        DbValueKind.Integer => value.AsInt64().ToString(CultureInfo.InvariantCulture),
        DbValueKind.Real => value.AsDouble().ToString("0.0###############", CultureInfo.InvariantCulture),
        DbValueKind.Text => $"'{value.AsString().Replace("'", "''", StringComparison.Ordinal)}'",
        _ => $"x'{Convert.ToHexString(value.AsBytes().Span)}'",
    };
}
