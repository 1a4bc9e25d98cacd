using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>A compiled statement of one connection. Whoever runs it resets it before anything else happens on the connection.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteHandle _handle;
    private readonly string _what;
    private readonly nint _pointer;
    private RunCounts _counts;

    public SqliteStatement(SqliteHandle handle, sqlite3_stmt statement, string what)
    {
        _handle = handle;
        _what = what;
        Native = statement;
        _pointer = statement.DangerousGetHandle();
    }

    public sqlite3_stmt Native { get; }

    public int ColumnCount => raw.sqlite3_column_count(Native);

    /// <summary>The tables that the statement may write to, its triggers and cascades included.</summary>
    public WrittenTables Written { get; } = new();

    /// <summary>The shape that the statement was compiled for; another shape may have its number by now.</summary>
    public Shape? Shape { get; init; }

    public long LastUsed { get; set; }

    /// <summary>How many lookups are left before observers are told of one, that one included.</summary>
    public int LookupsUntilTold { get; set; } = 1;

    /// <summary>For how many lookups the one stands that observers are told of next.</summary>
    public int LookupsTold { get; set; } = 1;

    public SqliteRowWriter Writer => new(_pointer);

    public SqliteRowReader Row => new(_pointer);

    /// <summary>Moves to the next row.</summary>
    public bool Step()
    {
        var code = NativeStatements.Step(_pointer);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw SqliteErrors.Create(_handle.Database, code, _what),
        };
    }

    /// <summary>Runs to the end and resets.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends the run and forgets the parameters, so that no snapshot and no content stays behind.</summary>
    public void Reset()
    {
        if (_handle.Counters is { IsCounting: true } counters && Shape is { } shape)
        {
            counters.Take(shape, _pointer, ref _counts);
        }

        _ = NativeStatements.Reset(_pointer);
        _ = NativeStatements.ClearBindings(_pointer);

        // a change of the schema makes SQLite compile a kept statement again while it runs, with what triggers there are by then
        if (!_handle.Guard.Written.IsEmpty)
        {
            Written.Take(_handle.Guard.Written);
        }
    }

    public void Dispose() => Native.Dispose();
}
