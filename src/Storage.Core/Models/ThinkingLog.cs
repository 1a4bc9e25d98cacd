namespace Storage.Core;

/// <summary>How the bot came to a reply.</summary>
[Entity("thinking_logs", Partition = nameof(ChatId), KeepUnreadable = true)]
[Index(nameof(ChatId), nameof(CreatedAt))]
public sealed partial record ThinkingLog
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the stream that the reply went to.</summary>
    public required string ChatId { get; init; }

    /// <summary>Gets the text that the bot replied to.</summary>
    public string? TriggerText { get; init; }

    /// <summary>Gets the reply's text.</summary>
    public string? ResponseText { get; init; }

    /// <summary>Gets the message that the bot replied to, as JSON.</summary>
    public string? TriggerInfoJson { get; init; }

    /// <summary>Gets the reply, as JSON.</summary>
    public string? ResponseInfoJson { get; init; }

    /// <summary>Gets how long each step took, as JSON.</summary>
    public string? TimingResultsJson { get; init; }

    /// <summary>Gets the chat before the bot began to think, as JSON.</summary>
    public string? ChatHistoryJson { get; init; }

    /// <summary>Gets the chat that went on meanwhile, as JSON.</summary>
    public string? ChatHistoryInThinkingJson { get; init; }

    /// <summary>Gets the chat after the reply, as JSON.</summary>
    public string? ChatHistoryAfterResponseJson { get; init; }

    /// <summary>Gets the bot's attention to the stream, as JSON.</summary>
    public string? HeartflowDataJson { get; init; }

    /// <summary>Gets the model's reasoning, as JSON.</summary>
    public string? ReasoningDataJson { get; init; }

    /// <summary>Gets when the log was written, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime CreatedAt { get; init; }
}
