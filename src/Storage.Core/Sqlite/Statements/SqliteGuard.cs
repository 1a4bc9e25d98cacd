using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>
/// SQLite's authorizer: asked for every table and action while a statement is compiled. It keeps raw SQL and hosts from ending
/// transactions, attaching files and setting pragmas behind the engine's back, and notes which tables a statement writes to, triggers and
/// cascades included.
/// </summary>
/// <remarks>Set once when the connection opens: setting it expires every compiled statement.</remarks>
internal sealed class SqliteGuard
{
    private const int DeleteAction = 9;
    private const int FirstCreateTemporary = 3;
    private const int LastCreateTemporary = 6;
    private const int FirstDropTemporary = 12;
    private const int LastDropTemporary = 15;
    private const int InsertAction = 18;
    private const int PragmaAction = 19;
    private const int TransactionAction = 22;
    private const int UpdateAction = 23;
    private const int AttachAction = 24;
    private const int DetachAction = 25;
    private const int SavepointAction = 32;

    private static readonly HashSet<string> ReadingPragmas = new(StringComparer.OrdinalIgnoreCase)
    {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list", "compile_options", "user_version", "application_id", "page_count", "freelist_count", "page_size",
    };

    private delegate_authorizer? _authorizer;
    private delegate_commit? _commitHook;

    public GuardMode Mode { get; private set; }

    public void Attach(sqlite3 db)
    {
        _authorizer = (_, action, first, second, _, cause) => Authorize(action, first, second, cause);
        raw.sqlite3_set_authorizer(db, _authorizer, null);
    }

    /// <summary>Gets or sets whether a commit goes through; one that does not becomes a rollback.</summary>
    public bool AllowsCommit { get; set; } = true;

    /// <summary>Has every commit ask <see cref="AllowsCommit"/>, that of a statement outside a transaction included.</summary>
    public void WatchCommits(sqlite3 db)
    {
        _commitHook = _ => AllowsCommit ? 0 : 1;
        raw.sqlite3_commit_hook(db, _commitHook, null);
    }

    /// <summary>Changes the mode for good.</summary>
    public void EnterFor(GuardMode mode) => Mode = mode;

    /// <summary>Changes the mode until the scope is disposed.</summary>
    public Scope Enter(GuardMode mode)
    {
        var scope = new Scope(this, Mode);
        Mode = mode;
        return scope;
    }

    /// <summary>Gets the tables written to by what the engine compiled, until somebody takes them.</summary>
    public WrittenTables Written { get; } = new();

    /// <summary>Gets the tables written to by what a host compiled.</summary>
    public WrittenTables WrittenByHost { get; } = new();

    private int Authorize(int action, utf8z first, utf8z second, utf8z cause)
    {
        if (action is InsertAction or UpdateAction or DeleteAction)
        {
            var written = Mode == GuardMode.Host ? WrittenByHost : Written;
            var table = first.utf8_to_string();

            // a trigger says its name; a cascade on the statement's own table shows as a second delete
            var isIndirect = !string.IsNullOrEmpty(cause.utf8_to_string()) || (action is DeleteAction && written.All.Contains(table));
            written.Add(table, isIndirect);
            return raw.SQLITE_OK;
        }

        return Mode switch
        {
            GuardMode.Engine => raw.SQLITE_OK,
            _ when action is TransactionAction or AttachAction or DetachAction => raw.SQLITE_DENY,

            // a temporary table can carry a real one's name, and would take its rows
            _ when action is >= FirstCreateTemporary and <= LastCreateTemporary or >= FirstDropTemporary and <= LastDropTemporary => raw.SQLITE_DENY,
            GuardMode.RawSql when action is SavepointAction => raw.SQLITE_DENY,
            _ when action is PragmaAction => IsReading(first, second) ? raw.SQLITE_OK : raw.SQLITE_DENY,
            _ => raw.SQLITE_OK,
        };
    }

    private static bool IsReading(utf8z name, utf8z argument)
    {
        var pragma = name.utf8_to_string();
        return ReadingPragmas.Contains(pragma)
            && (string.IsNullOrEmpty(argument.utf8_to_string()) || pragma.Contains("_info", StringComparison.OrdinalIgnoreCase) || pragma.Contains("_list", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Gives the mode back.</summary>
    public readonly ref struct Scope(SqliteGuard guard, GuardMode before)
    {
        public void Dispose() => guard.Mode = before;
    }
}
