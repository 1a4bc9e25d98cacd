namespace Storage.Optimization.Internal;

/// <summary>Counts the writes that shared their commit with another, from the commits' numbers. Results come in any order and on any thread,
/// so the last commits are kept, each as its number and how many writes it held, in one word.</summary>
internal sealed class CommitSharing
{
    private const int Kept = 1024;
    private const int BitsOfWrites = 20;
    private const long MaxWrites = (1L << BitsOfWrites) - 1;

    private readonly long[] _commits = new long[Kept];
    private long _all;
    private long _shared;

    public double Share => Interlocked.Read(ref _all) is var all and > 0 ? Math.Min(1, (double)Interlocked.Read(ref _shared) / all) : 0;

    /// <summary>Notes that a commit held writes, which may be parts of one statement.</summary>
    public void Add(long sequence, int writes)
    {
        var before = Note(sequence, writes);
        Interlocked.Add(ref _all, writes);
        if (before + writes > 1)
        {
            Interlocked.Add(ref _shared, writes + (before == 1 ? 1 : 0));
        }
    }

    private long Note(long sequence, int writes)
    {
        ref var commit = ref _commits[sequence % Kept];
        while (true)
        {
            var seen = Volatile.Read(ref commit);
            var before = seen >> BitsOfWrites == sequence ? seen & MaxWrites : 0;
            var next = (sequence << BitsOfWrites) | Math.Min(MaxWrites, before + writes);
            if (Interlocked.CompareExchange(ref commit, next, seen) == seen)
            {
                return before;
            }
        }
    }
}
