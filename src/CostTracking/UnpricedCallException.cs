namespace CostTracking;

/// <summary>A call that was refused because it has no price; nothing was spent.</summary>
public sealed class UnpricedCallException : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="model">The model.</param>
    /// <param name="reason">Why it has no price.</param>
    public UnpricedCallException(string provider, string model, UnpricedReason reason)
        : base($"A call to {provider}/{model} has no price ({reason}). Add it to CostTrackingOptions.PriceFiles, or choose another UnpricedPolicy.")
    {
        Provider = provider;
        Model = model;
        Reason = reason;
    }

    /// <summary>Gets the provider.</summary>
    public string Provider { get; }

    /// <summary>Gets the model.</summary>
    public string Model { get; }

    /// <summary>Gets why it has no price.</summary>
    public UnpricedReason Reason { get; }
}
