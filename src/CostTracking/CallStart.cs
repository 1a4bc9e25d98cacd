namespace CostTracking;

/// <summary>What is known of a call before it is made.</summary>
public sealed record CallStart
{
    /// <summary>Gets who offers the model, or the name of the client.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the host that answers; it decides who the provider is where the catalog knows it.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the user that the call is made for.</summary>
    /// <value>The default is <c>system</c>.</value>
    public string UserId { get; init; } = "system";

    /// <summary>Gets the conversation that the call belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Gets the call's tags: 20 at most, each without a comma.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets the number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets the name under which the model is assigned to its task.</summary>
    public string AssignName { get; init; } = string.Empty;

    /// <summary>Gets what kind of request it is.</summary>
    /// <value>The default is <c>chat</c>.</value>
    public string RequestType { get; init; } = "chat";

    /// <summary>Gets the path that is called.</summary>
    /// <value>The default is <c>/v1/chat/completions</c>.</value>
    public string Endpoint { get; init; } = "/v1/chat/completions";

    /// <summary>Gets how many tokens are likely to go in; a hard budget reserves for them.</summary>
    public long ExpectedInputTokens { get; init; }

    /// <summary>Gets how many tokens may come out at most; a hard budget reserves for them.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="CostTrackingOptions.ExpectedOutputTokens"/>.</value>
    public long? MaxOutputTokens { get; init; }

    /// <summary>Gets when the call was begun, for calls that are recorded later.</summary>
    /// <value>The default is <see langword="null"/>: now.</value>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets the call's own identifier: a second call with it is not recorded again.</summary>
    /// <value>The default is <see langword="null"/>: a new one.</value>
    public Guid? CallId { get; init; }
}
