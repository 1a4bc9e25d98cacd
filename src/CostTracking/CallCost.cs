namespace CostTracking;

/// <summary>What a recorded call cost.</summary>
public sealed record CallCost
{
    /// <summary>Gets the call's own identifier.</summary>
    public Guid CallId { get; init; }

    /// <summary>Gets the amount; <see langword="null"/> where no price is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>Gets why there is no amount; <see langword="null"/> where there is one.</summary>
    public UnpricedReason? Unpriced { get; init; }

    /// <summary>Gets the version of the price.</summary>
    public string? PriceVersion { get; init; }

    /// <summary>Gets the usage as it was recorded: brought into range.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets what was odd about the usage.</summary>
    public UsageRemarks Remarks { get; init; }

    /// <summary>Gets whether the call had been recorded before, so that nothing was recorded now.</summary>
    public bool IsDuplicate { get; init; }

    internal IReadOnlyDictionary<string, Internal.BudgetState>? States { get; set; }
}
