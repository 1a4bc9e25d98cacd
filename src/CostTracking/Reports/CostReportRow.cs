namespace CostTracking;

/// <summary>A row of a report: the calls of a time, a group and a currency.</summary>
public sealed record CostReportRow
{
    /// <summary>Gets the first day of the row's time.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Gets the provider, <c>provider/model</c>, user or tag; empty for all calls.</summary>
    public required string Group { get; init; }

    /// <summary>Gets the currency; empty for calls without a price.</summary>
    public required string Currency { get; init; }

    /// <summary>Gets how many calls there were.</summary>
    public long Calls { get; init; }

    /// <summary>Gets how many of them did not complete.</summary>
    public long Failed { get; init; }

    /// <summary>Gets how many of them have no price.</summary>
    public long Unpriced { get; init; }

    /// <summary>Gets how many of them the provider reported no tokens of.</summary>
    public long Estimated { get; init; }

    /// <summary>Gets how many tokens went in.</summary>
    public long InputTokens { get; init; }

    /// <summary>Gets how many tokens came out.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Gets how many tokens came from the provider's cache.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Gets how many tokens were thought and not said.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>Gets the amount, in millionths of the currency.</summary>
    public long AmountMicros { get; init; }

    /// <summary>Gets what a call cost on average, in millionths, half up.</summary>
    public long AverageMicros { get; init; }

    /// <summary>Gets what the provider's cache saved, in millionths.</summary>
    public long SavedMicros { get; init; }

    /// <summary>Gets the row's part of all that was spent in its currency in the whole report, in percent with one place, half up.</summary>
    public decimal SharePercent { get; init; }

    /// <summary>Gets how long a call took on average.</summary>
    public TimeSpan AverageDuration { get; init; }

    /// <summary>Gets how long half of the calls took at most, within 6 %; <see langword="null"/> for users and tags. It is of all
    /// currencies.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>Gets how long 95 of 100 calls took at most; see <see cref="P50"/>.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>Gets how long 99 of 100 calls took at most; see <see cref="P50"/>.</summary>
    public TimeSpan? P99 { get; init; }
}
