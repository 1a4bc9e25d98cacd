namespace Storage.Core;

/// <summary>One request to a language model, with its tokens and its cost.</summary>
/// <remarks>The first 14 columns are the predecessor's and stay readable for it. Those from <see cref="CallId"/> on are null in its rows;
/// <see cref="AmountMicros"/> is what a call cost, <see cref="Cost"/> the same for readers that know no other column.</remarks>
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

    /// <summary>Gets the call's own identifier, made before the call, under which it is recorded once; <see langword="null"/> in rows of
    /// the predecessor.</summary>
    [Unique]
    public Guid? CallId { get; init; }

    /// <summary>Gets when the request was begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets how many of the tokens that went in were read from the provider's cache.</summary>
    public long? CachedTokens { get; init; }

    /// <summary>Gets how many of the tokens that went in were written to the provider's cache.</summary>
    public long? CacheWriteTokens { get; init; }

    /// <summary>Gets how many of the tokens that came out were thought and not said.</summary>
    public long? ReasoningTokens { get; init; }

    /// <summary>Gets how many of the tokens, in or out, were sound.</summary>
    public long? AudioTokens { get; init; }

    /// <summary>Gets how many of the tokens that went in were pictures.</summary>
    public long? ImageTokens { get; init; }

    /// <summary>Gets the version of the price by which the call was priced; <see langword="null"/> where it has none.</summary>
    public string? PriceVersion { get; init; }

    /// <summary>Gets what the call cost, in millionths of <see cref="Currency"/>; <see langword="null"/> where no price was known.</summary>
    public long? AmountMicros { get; init; }

    /// <summary>Gets the currency, such as <c>CNY</c>; <see langword="null"/> where no price was known.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets where the token counts are from.</summary>
    [Column(EnumAsText = true)]
    public UsageSource? UsageSource { get; init; }

    /// <summary>Gets how the call ended.</summary>
    [Column(EnumAsText = true)]
    public CallOutcome? Outcome { get; init; }

    /// <summary>Gets the number of the attempt, from 1; each attempt of a repeated call is a row.</summary>
    public int? Attempt { get; init; }

    /// <summary>Gets how long the call took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets how long it took until the first piece of the answer came.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>Gets the conversation that the call belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Gets the call's tags, each between commas, such as <c>,billing,night,</c>.</summary>
    public string? Tags { get; init; }

    /// <summary>Gets the provider's identifier of the answer. It need not be unique.</summary>
    public string? ResponseId { get; init; }

    /// <summary>Gets what was odd about the reported tokens, as words between commas, such as <c>clamped</c>.</summary>
    public string? Remarks { get; init; }
}
