using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Maps SQLite's result codes to <see cref="StorageException"/>: the one table of this engine.</summary>
internal static class SqliteErrors
{
    private const int ConstraintCheck = 275;
    private const int ConstraintCommitHook = 531;
    private const int ConstraintForeignKey = 787;
    private const int ConstraintNotNull = 1299;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;
    private const int ConstraintRowId = 2579;
    private const int ConstraintDataType = 3091;

    private const string NoUniqueIndex =
        " This database has no unique index over the upsert's columns, probably since rows repeat their values: see the findings of EnsureSchemaAsync. Use Write.InsertUnless and a patch, or make the values unique.";

    public static StorageException Create(sqlite3 db, int code, string what, WriteOutcome outcome = WriteOutcome.NotApplied)
    {
        var extended = raw.sqlite3_extended_errcode(db);
        var detail = raw.sqlite3_errmsg(db).utf8_to_string();
        return Create((extended & 0xFF) == (code & 0xFF) ? extended : code, what, detail, outcome);
    }

    public static StorageException Create(int code, string what, WriteOutcome outcome = WriteOutcome.NotApplied) =>
        Create(code, what, raw.sqlite3_errstr(code).utf8_to_string(), outcome);

    private static StorageException Create(int code, string what, string detail, WriteOutcome outcome)
    {
        if ((code & 0xFF) == raw.SQLITE_CONSTRAINT && code is not (ConstraintDataType or ConstraintCommitHook))
        {
            return Constraint(code, what, detail);
        }

        // failures of a value and of the file that SQLite reports as failures of the text
        var (kind, cure) = detail switch
        {
            "integer overflow" => (StorageErrorCode.InvalidValue, string.Empty),
            _ when detail.StartsWith("ON CONFLICT clause does not match", StringComparison.Ordinal) => (StorageErrorCode.SchemaMismatch, NoUniqueIndex),
            _ => Describe(code),
        };
        return new StorageException(kind, $"{what}: {detail} (SQLite code {code}).{cure}") { NativeCode = code, Outcome = outcome };
    }

    private static (StorageErrorCode Code, string Cure) Describe(int code) => (code & 0xFF) switch
    {
        _ when code == ConstraintCommitHook => (StorageErrorCode.Forbidden, " Only the session itself commits."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (StorageErrorCode.Busy, " Another process or connection holds the database; try again."),
        raw.SQLITE_FULL => (StorageErrorCode.DiskFull, " Free some space; reads go on, and writes work again then."),
        raw.SQLITE_READONLY => (StorageErrorCode.ReadOnly, " Make the file and its directory writable for this process."),
        raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => (StorageErrorCode.CannotOpen, " Check the directory, the permissions and the number of open files."),
        raw.SQLITE_IOERR => (StorageErrorCode.Io, string.Empty),
        raw.SQLITE_CORRUPT => (StorageErrorCode.Corrupt, " Restore the last backup."),
        raw.SQLITE_NOTADB => (StorageErrorCode.NotADatabase, string.Empty),
        raw.SQLITE_NOMEM => (StorageErrorCode.OutOfMemory, string.Empty),
        raw.SQLITE_TOOBIG => (StorageErrorCode.TooLarge, string.Empty),
        raw.SQLITE_MISMATCH or raw.SQLITE_RANGE or raw.SQLITE_CONSTRAINT => (StorageErrorCode.InvalidValue, string.Empty),
        raw.SQLITE_AUTH => (StorageErrorCode.Forbidden, " Only the engine begins and ends transactions, attaches files and sets pragmas."),
        raw.SQLITE_ERROR or raw.SQLITE_SCHEMA => (StorageErrorCode.InvalidSql, string.Empty),
        _ => (StorageErrorCode.Database, string.Empty),
    };

    private static ConstraintException Constraint(int code, string what, string detail)
    {
        var kind = code switch
        {
            ConstraintUnique or ConstraintPrimaryKey or ConstraintRowId => ConstraintKind.Unique,
            ConstraintNotNull => ConstraintKind.NotNull,
            ConstraintForeignKey => ConstraintKind.ForeignKey,
            ConstraintCheck => ConstraintKind.Check,
            _ => ConstraintKind.Other,
        };
        var (table, columns) = kind is ConstraintKind.Unique or ConstraintKind.NotNull ? Parse(detail) : (null, []);
        return new ConstraintException(kind, $"{what}: {detail}.") { NativeCode = code, Table = table, Columns = columns };
    }

    // "UNIQUE constraint failed: messages.chat_id, messages.time"
    private static (string? Table, string[] Columns) Parse(string detail)
    {
        var colon = detail.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 || detail.IndexOf('.', colon) < 0)
        {
            return (null, []);
        }

        var names = detail[(colon + 2)..].Split(", ");
        return (names[0][..names[0].IndexOf('.')], [.. names.Select(name => name[(name.IndexOf('.') + 1)..])]);
    }
}
