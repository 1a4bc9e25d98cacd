namespace Storage.Benchmarks;

/// <summary>How long a case is measured.</summary>
/// <param name="Rounds">How many rounds count, after one that does not.</param>
/// <param name="WarmUp">How long each competitor's turn is in the round that does not count.</param>
/// <param name="Turn">How long it is in the others.</param>
internal sealed record Pace(int Rounds, TimeSpan WarmUp, TimeSpan Turn);
