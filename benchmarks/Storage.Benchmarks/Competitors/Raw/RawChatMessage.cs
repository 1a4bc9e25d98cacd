using SQLitePCL;

namespace Storage.Benchmarks;

internal sealed class RawChatMessage : IRawCode<ChatMessage>
{
    public static ChatMessage Read(sqlite3_stmt statement) => new()
    {
        Id = statement.Integer(0),
        MessageId = statement.Text(1),
        ChatId = statement.Text(2),
        UserId = statement.Text(3),
        Time = statement.Real(4),
        Content = statement.Text(5),
    };

    public static void Bind(sqlite3_stmt statement, ChatMessage row)
    {
        statement.Set(1, row.MessageId);
        statement.Set(2, row.ChatId);
        statement.Set(3, row.UserId);
        statement.Set(4, row.Time);
        statement.Set(5, row.Content);
    }
}
