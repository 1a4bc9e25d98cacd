using SQLitePCL;

namespace Storage.ColdStart;

/// <summary>The same read on SQLitePCLRaw, with nothing before it.</summary>
internal static class Floor
{
    private const string Sql = "SELECT id, message_id, chat_id, user_id, time, content FROM message WHERE message_id = ?1";

    public static long Find(string path, string messageId)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null), raw.SQLITE_OK);
        Check(raw.sqlite3_prepare_v2(database, Sql, out var find), raw.SQLITE_OK);
        Check(raw.sqlite3_bind_text(find, 1, messageId), raw.SQLITE_OK);
        Check(raw.sqlite3_step(find), raw.SQLITE_ROW);
        var row = (Id: raw.sqlite3_column_int64(find, 0), Content: raw.sqlite3_column_text(find, 5).utf8_to_string());
        GC.KeepAlive(row.Content);
        find.Dispose();
        database.Dispose();
        return row.Id;
    }

    private static void Check(int code, int expected)
    {
        if (code != expected)
        {
            throw new InvalidOperationException($"SQLite answers {code}.");
        }
    }
}
