namespace Storage.Api;

/// <summary>What is new of a relationship; what is <see langword="null"/> stays as it is.</summary>
public sealed record RelationshipChange
{
    /// <summary>Gets the user's name.</summary>
    public string? UserName { get; init; }

    /// <summary>Gets what to add to the score, which stays between 0 and 1.</summary>
    public double ScoreDelta { get; init; }

    /// <summary>Gets the stage, such as <c>friend</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>Gets the relationship in words.</summary>
    public string? RelationshipText { get; init; }

    /// <summary>Gets the impression of the user.</summary>
    public string? ImpressionText { get; init; }

    /// <summary>Gets the user's preferences.</summary>
    public string? PreferenceKeywords { get; init; }

    /// <summary>Gets what is known of the user, as JSON.</summary>
    public string? KeyFacts { get; init; }
}
