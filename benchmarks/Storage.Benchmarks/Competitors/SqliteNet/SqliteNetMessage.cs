using SQLite;

namespace Storage.Benchmarks;

/// <summary>The message as sqlite-net wants it: properties that can be set, and its own attributes.</summary>
[Table("message")]
public sealed class SqliteNetMessage
{
    [PrimaryKey]
    [AutoIncrement]
    [Column("id")]
    public long Id { get; set; }

    [Column("message_id")]
    public string MessageId { get; set; } = string.Empty;

    [Column("chat_id")]
    public string ChatId { get; set; } = string.Empty;

    [Column("user_id")]
    public string UserId { get; set; } = string.Empty;

    [Column("time")]
    public double Time { get; set; }

    [Column("content")]
    public string Content { get; set; } = string.Empty;

    public static SqliteNetMessage From(ChatMessage row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new() { MessageId = row.MessageId, ChatId = row.ChatId, UserId = row.UserId, Time = row.Time, Content = row.Content };
    }
}
