namespace CustomerService.Tests;

/// <summary>
/// Draws random moments over the time in which a run writes, and some way before and after it. What other work the machine has moves that
/// time, so it is learnt anew from each round; within a round the moment has nothing to do with what the program says.
/// </summary>
internal sealed class KillMoments(Random random, TimeSpan duration)
{
    // the runtime's start, in which there is nothing to lose
    private const double FirstShare = 0.25;
    private const double Earlier = 0.9;
    private const double Later = 1.1;

    public TimeSpan First { get; private set; } = duration * FirstShare;

    public TimeSpan Last { get; private set; } = duration;

    public TimeSpan Next() => First + ((Last - First) * random.NextDouble());

    public void Learn(KillRound round)
    {
        switch (round.Progress)
        {
            case KillProgress.Before:
                (First, Last) = (Middle(First, round.Elapsed), Last * Later);
                break;
            case KillProgress.After:
                (First, Last) = (First * Earlier, Middle(round.Elapsed, Last));
                break;
        }
    }

    private static TimeSpan Middle(TimeSpan one, TimeSpan other) => (one + other) / 2;
}
