namespace Storage.ColdStart.Ef;

internal sealed class ChatMessage
{
    public long Id { get; set; }

    public required string MessageId { get; set; }

    public required string ChatId { get; set; }

    public required string UserId { get; set; }

    public double Time { get; set; }

    public required string Content { get; set; }
}
