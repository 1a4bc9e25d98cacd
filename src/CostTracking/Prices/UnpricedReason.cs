namespace CostTracking;

/// <summary>Why a call has no price.</summary>
public enum UnpricedReason
{
    /// <summary>The catalog does not know the model.</summary>
    UnknownModel,

    /// <summary>The catalog knows the model, but no price for the call's time.</summary>
    NoPriceForTime,

    /// <summary>The request is longer than the longest tier.</summary>
    BeyondTiers,

    /// <summary>The call used a piece that the price does not name, such as a search.</summary>
    UnknownSurcharge,
}
