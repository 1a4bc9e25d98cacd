using System.Text;
using SQLitePCL;

namespace Storage.Benchmarks;

/// <summary>
/// The floor: SQLitePCLRaw on a connection without a mutex, statements compiled once and kept, parameters and columns by position, the
/// column list written out. One thread, nothing shared, no result but the row.
/// </summary>
internal sealed class RawSqliteStore : IDisposable
{
    private const string Columns = "id, message_id, chat_id, user_id, time, content";

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _find;
    private readonly sqlite3_stmt _last;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;

    public RawSqliteStore(string path)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null));
        Check(raw.sqlite3_exec(_database, Pragmas.Sql));
        _find = Prepare($"SELECT {Columns} FROM message WHERE message_id = ?1");
        _last = Prepare($"SELECT {Columns} FROM message WHERE chat_id = ?1 ORDER BY time DESC LIMIT ?2");
        _insert = Prepare("INSERT INTO message (message_id, chat_id, user_id, time, content) VALUES (?1, ?2, ?3, ?4, ?5)");
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
    }

    public ChatMessage? Find(string messageId)
    {
        Check(raw.sqlite3_bind_text(_find, 1, messageId));
        var row = Step(_find) ? Read(_find) : null;
        raw.sqlite3_reset(_find);
        return row;
    }

    public List<ChatMessage> Last(string chatId, int count)
    {
        var rows = new List<ChatMessage>(count);
        Check(raw.sqlite3_bind_text(_last, 1, chatId));
        Check(raw.sqlite3_bind_int(_last, 2, count));
        while (Step(_last))
        {
            rows.Add(Read(_last));
        }

        raw.sqlite3_reset(_last);
        return rows;
    }

    public long Insert(ChatMessage row)
    {
        Check(raw.sqlite3_bind_text(_insert, 1, row.MessageId));
        Check(raw.sqlite3_bind_text(_insert, 2, row.ChatId));
        Check(raw.sqlite3_bind_text(_insert, 3, row.UserId));
        Check(raw.sqlite3_bind_double(_insert, 4, row.Time));
        Check(raw.sqlite3_bind_text(_insert, 5, row.Content));
        Run(_insert);
        return raw.sqlite3_last_insert_rowid(_database);
    }

    public int Insert(ChatMessage[] rows)
    {
        Run(_begin);
        foreach (var row in rows)
        {
            Insert(row);
        }

        Run(_commit);
        return rows.Length;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<sqlite3_stmt>)[_find, _last, _insert, _begin, _commit])
        {
            statement.Dispose();
        }

        _database.Dispose();
    }

    private static ChatMessage Read(sqlite3_stmt statement) => new()
    {
        Id = raw.sqlite3_column_int64(statement, 0),
        MessageId = Text(statement, 1),
        ChatId = Text(statement, 2),
        UserId = Text(statement, 3),
        Time = raw.sqlite3_column_double(statement, 4),
        Content = Text(statement, 5),
    };

    // gives the text's bytes with their length, where column_text would be searched for its end
    private static string Text(sqlite3_stmt statement, int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    private static void Run(sqlite3_stmt statement)
    {
        Step(statement);
        raw.sqlite3_reset(statement);
    }

    private static bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        return code == raw.SQLITE_ROW || (code == raw.SQLITE_DONE ? false : throw new InvalidOperationException($"SQLite answers {code}."));
    }

    private static void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite answers {code}.");
        }
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }
}
