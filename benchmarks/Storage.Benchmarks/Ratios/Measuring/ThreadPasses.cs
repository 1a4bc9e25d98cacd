using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>
/// So many threads at the same time, each of which makes passes; a pass must not wait for anything. The rate is the sum of the threads', each
/// by its own time, so a turn must be short: of many the first counts in which all threads had a processor for nearly the whole of it, or else
/// the one that came nearest.
/// </summary>
internal sealed class ThreadPasses(string name, int threads, int operations, Func<ValueTask<long>> pass) : IContender
{
    // of a turn
    private const double LongestPause = 0.1;
    private const int Attempts = 50;

    public string Name => name;

    public Task WarmAsync(TimeSpan time) => Task.FromResult(Run(time));

    public Task<Sample> RunAsync(TimeSpan time)
    {
        var (least, sample) = (long.MaxValue, (Sample?)null);
        var limit = time.TotalSeconds * Stopwatch.Frequency * LongestPause;
        for (var attempt = 0; attempt < Attempts && least > limit; attempt++)
        {
            var meter = Meter.Start();
            var turns = Run(time);
            var apart = ApartOf(turns);
            if (apart < least)
            {
                var whole = meter.Stop(turns.Sum(turn => turn.Made));
                (least, sample) = (apart, whole with { Seconds = whole.Operations / turns.Sum(turn => turn.Rate) });
            }
        }

        return Task.FromResult(sample!);
    }

    // for how long one of them may have run without the others
    private static long ApartOf(ThreadTurn[] turns) =>
        Math.Max(turns.Max(turn => turn.Started) - turns.Min(turn => turn.Started), turns.Max(turn => turn.LongestPause));

    private ThreadTurn[] Run(TimeSpan time)
    {
        var (turns, ready) = (new ThreadTurn[threads], 0);
        var running = Enumerable.Range(0, threads).Select(Start).ToArray();
        Array.ForEach(running, thread => thread.Join());
        return turns;

        Thread Start(int i)
        {
            var thread = new Thread(() =>
            {
                // nobody sleeps: who is woken comes too late for a turn of two milliseconds
                Interlocked.Increment(ref ready);
                while (Volatile.Read(ref ready) < threads)
                {
                    Thread.SpinWait(1);
                }

                turns[i] = Repeat(time);
            });
            thread.Start();
            return thread;
        }
    }

    private ThreadTurn Repeat(TimeSpan time)
    {
        var (made, longest, started) = (0L, 0L, Stopwatch.GetTimestamp());
        var (end, last) = (started + (long)(time.TotalSeconds * Stopwatch.Frequency), started);
        while (last < end)
        {
            if (!pass().AsTask().IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("A pass waits for something, or has failed.");
            }

            made += operations;
            var now = Stopwatch.GetTimestamp();
            (longest, last) = (Math.Max(longest, now - last), now);
        }

        return new(made, started, last, longest);
    }
}
