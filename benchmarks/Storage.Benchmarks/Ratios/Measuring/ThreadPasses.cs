using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>
/// So many threads at the same time, each of which makes passes; a pass must not wait for anything. The rate is the sum of the threads', each
/// by its own time, so a turn must be short: it counts only where all threads had a processor for nearly the whole of it.
/// </summary>
internal sealed class ThreadPasses(string name, int threads, int operations, Func<ValueTask<long>> pass) : IContender
{
    // of a turn
    private const double LongestPause = 0.1;
    private const int Attempts = 100;

    public string Name => name;

    public Task WarmAsync(TimeSpan time) => Task.FromResult(Run(time));

    public Task<Sample> RunAsync(TimeSpan time)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var meter = Meter.Start();
            var turns = Run(time);
            if (IsTogether(turns, time))
            {
                var whole = meter.Stop(turns.Sum(turn => turn.Made));
                return Task.FromResult(whole with { Seconds = whole.Operations / turns.Sum(turn => turn.Rate) });
            }
        }

        throw new InvalidOperationException($"In {Attempts} turns {threads} threads never ran at the same time. The machine is too busy to say what they cost each other.");
    }

    private static bool IsTogether(ThreadTurn[] turns, TimeSpan time)
    {
        var limit = time.TotalSeconds * Stopwatch.Frequency * LongestPause;
        return turns.Max(turn => turn.Started) - turns.Min(turn => turn.Started) <= limit && turns.All(turn => turn.LongestPause <= limit);
    }

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
