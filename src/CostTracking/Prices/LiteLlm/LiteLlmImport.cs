namespace CostTracking;

/// <summary>What came of an import.</summary>
/// <param name="Prices">The prices that were taken; a host may change them before it makes a catalog of them.</param>
/// <param name="Findings">What was refused (errors), and what was taken and should be looked at.</param>
public sealed record LiteLlmImport(PriceFile Prices, IReadOnlyList<PriceFinding> Findings);
