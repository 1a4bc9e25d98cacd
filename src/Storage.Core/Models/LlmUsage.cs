namespace Storage.Core;

/// <summary>One request to a language model, with its tokens and its cost.</summary>
[Entity("llm_usage", KeepUnreadable = true)]
[Index(nameof(Timestamp))]
[Index(nameof(ModelName), nameof(Timestamp))]
[Index(nameof(UserId), nameof(Timestamp))]
public sealed partial record LlmUsage
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>Gets the name under which the model is assigned to its task.</summary>
    public required string ModelAssignName { get; init; }

    /// <summary>Gets who offers the model, such as <c>deepseek</c>.</summary>
    public required string ModelApiProvider { get; init; }

    /// <summary>Gets the user whom the request was made for.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets what kind of request it was, such as <c>chat</c>.</summary>
    public required string RequestType { get; init; }

    /// <summary>Gets the path that was called, such as <c>/v1/chat/completions</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Gets how many tokens went in.</summary>
    public long PromptTokens { get; init; }

    /// <summary>Gets how many tokens came out.</summary>
    public long CompletionTokens { get; init; }

    /// <summary>Gets how long the request took, in seconds.</summary>
    public double? TimeCost { get; init; }

    /// <summary>Gets how many tokens there were in all.</summary>
    public long TotalTokens { get; init; }

    /// <summary>Gets what the request cost.</summary>
    public double Cost { get; init; }

    /// <summary>Gets how the request ended, such as <c>success</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Gets when the request was made, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime Timestamp { get; init; }
}
