namespace CostTracking;

/// <summary>Prices that cannot be used; the catalog before them stays.</summary>
public sealed class PriceCatalogException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="innerException">The cause.</param>
    public PriceCatalogException(string message, IReadOnlyList<PriceFinding> findings, Exception? innerException = null)
        : base(message, innerException) => Findings = findings;

    /// <summary>Gets what was found.</summary>
    public IReadOnlyList<PriceFinding> Findings { get; }

    internal static PriceCatalogException Of(string name, IReadOnlyList<PriceFinding> findings)
    {
        var errors = findings.Where(finding => finding.IsError).ToList();
        return new($"The prices '{name}' cannot be used: {string.Join(" ", errors.Take(5))}{(errors.Count > 5 ? $" And {errors.Count - 5} more." : string.Empty)}", findings);
    }
}
