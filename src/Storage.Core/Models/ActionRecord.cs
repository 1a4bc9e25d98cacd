namespace Storage.Core;

/// <summary>An action that the bot took, or has still to take.</summary>
[Entity("action_records", Partition = nameof(ChatId), KeepUnreadable = true)]
[Index(nameof(ChatId), nameof(Time))]
[Index(nameof(Time))]
public sealed partial record ActionRecord
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the action's own id.</summary>
    [Unique]
    public required string ActionId { get; init; }

    /// <summary>Gets when the action was recorded; Unix seconds.</summary>
    public double Time { get; init; }

    /// <summary>Gets the action's name, such as <c>reply</c>.</summary>
    public required string ActionName { get; init; }

    /// <summary>Gets what the action was given to work with, as JSON.</summary>
    public required string ActionData { get; init; }

    /// <summary>Gets whether the action is done.</summary>
    public bool ActionDone { get; init; } = false;

    /// <summary>Gets whether the model is told of the action in its prompt.</summary>
    public bool ActionBuildIntoPrompt { get; init; } = false;

    /// <summary>Gets the words that tell of it.</summary>
    public required string ActionPromptDisplay { get; init; }

    /// <summary>Gets the stream that the action belongs to.</summary>
    public required string ChatId { get; init; }

    /// <summary>Gets the stream's id, as the stream was when the action was recorded.</summary>
    public required string ChatInfoStreamId { get; init; }

    /// <summary>Gets the stream's platform then.</summary>
    public required string ChatInfoPlatform { get; init; }
}
