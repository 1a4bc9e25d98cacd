namespace Storage.Benchmarks;

/// <summary>How long a case is measured.</summary>
/// <param name="Rounds">How many rounds count, after the warming up.</param>
/// <param name="WarmUp">How long each competitor's turn is that does not count.</param>
/// <param name="Turn">How long it is in the others.</param>
internal sealed record Pace(int Rounds, TimeSpan WarmUp, TimeSpan Turn)
{
    /// <summary>Gets how many turns a competitor has that do not count, until one in which nothing was compiled any more.</summary>
    public int MaxWarmUps { get; init; } = 1;
}
