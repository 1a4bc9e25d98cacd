namespace CostTracking.Internal;

/// <summary>A range of input lengths of the map, with its prices.</summary>
internal sealed record LiteLlmTier(decimal? From, decimal? UpTo, IReadOnlyDictionary<string, decimal> Costs);
