namespace CostTracking;

/// <summary>What becomes of a call that has no price.</summary>
public enum UnpricedPolicy
{
    /// <summary>It is made and recorded without an amount, and somebody is told once a day. No budget counts it.</summary>
    RecordAndWarn,

    /// <summary>It is refused before it is made.</summary>
    Block,

    /// <summary>It is priced by <see cref="CostTrackingOptions.FallbackPrice"/>.</summary>
    Fallback,
}
