using Storage.Core;

namespace CostTracking;

/// <summary>How a call ended.</summary>
public sealed record CallEnd
{
    /// <summary>Gets what it used.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets where <see cref="Usage"/> is from.</summary>
    public UsageSource Source { get; init; }

    /// <summary>Gets how it ended.</summary>
    public CallOutcome Outcome { get; init; }

    /// <summary>Gets what was odd about the usage.</summary>
    public UsageRemarks Remarks { get; init; }

    /// <summary>Gets how long it took.</summary>
    /// <value>The default is <see langword="null"/>: the time since its beginning; none for a call that is recorded later.</value>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets how long it took until the first piece of the answer came.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>Gets the provider's identifier of the answer.</summary>
    public string? ResponseId { get; init; }

    /// <summary>Gets the model that answered, by which a call is priced where the requested name has no price.</summary>
    public string? ResponseModel { get; init; }
}
