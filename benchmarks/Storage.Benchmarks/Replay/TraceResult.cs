namespace Storage.Benchmarks;

/// <summary>What a policy made of a trace.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="HitsInHundred">How many of a hundred requests found their key.</param>
/// <param name="MostKeys">How many keys it had at most.</param>
internal sealed record TraceResult(string Policy, double HitsInHundred, int MostKeys);
