namespace CustomerService.Tests;

/// <summary>
/// Draws random moments over the time that a run takes. What other work the machine has changes that time, so it is learnt anew from each
/// round; within a round the moment has nothing to do with what the program says.
/// </summary>
internal sealed class KillMoments(Random random, TimeSpan duration)
{
    // the runtime's start, in which there is nothing to lose
    private const double FirstShare = 0.25;
    private const double Growth = 1.25;

    public TimeSpan Duration { get; private set; } = duration;

    public TimeSpan Next() => Duration * (FirstShare + ((1 - FirstShare) * random.NextDouble()));

    public void Learn(KillRound round) => Duration = round switch
    {
        { WasKilled: false } => round.Elapsed,
        { Ids.Length: 0 } => Duration * Growth,
        _ => Duration,
    };
}
