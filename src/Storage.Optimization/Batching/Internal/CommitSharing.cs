namespace Storage.Optimization.Internal;

/// <summary>Counts the writes that shared their commit with another, from the commits' numbers. Results come in any order, so the last
/// commits are kept.</summary>
internal sealed class CommitSharing
{
    private const int Kept = 1024;

    private readonly (long Sequence, int Writes)[] _commits = new (long, int)[Kept];
    private readonly Lock _gate = new();
    private long _all;
    private long _shared;

    public double Share
    {
        get
        {
            lock (_gate)
            {
                return _all == 0 ? 0 : (double)_shared / _all;
            }
        }
    }

    /// <summary>Notes that a commit held writes, which may be parts of one statement.</summary>
    public void Add(long sequence, int writes)
    {
        lock (_gate)
        {
            ref var commit = ref _commits[sequence % Kept];
            if (commit.Sequence != sequence)
            {
                commit = (sequence, 0);
            }

            var before = commit.Writes;
            commit.Writes += writes;
            _all += writes;
            _shared += commit.Writes > 1 ? writes + (before == 1 ? 1 : 0) : 0;
        }
    }
}
