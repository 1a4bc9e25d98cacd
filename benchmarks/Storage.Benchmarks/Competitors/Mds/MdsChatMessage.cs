using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

internal sealed class MdsChatMessage : IMdsCode<ChatMessage>
{
    public static ChatMessage Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        MessageId = reader.GetString(1),
        ChatId = reader.GetString(2),
        UserId = reader.GetString(3),
        Time = reader.GetDouble(4),
        Content = reader.GetString(5),
    };

    public static void Bind(SqliteParameterCollection parameters, ChatMessage row)
    {
        parameters[0].Value = row.MessageId;
        parameters[1].Value = row.ChatId;
        parameters[2].Value = row.UserId;
        parameters[3].Value = row.Time;
        parameters[4].Value = row.Content;
    }
}
