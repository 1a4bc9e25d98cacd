namespace Storage.Optimization.Internal;

/// <summary>
/// Which keys and partitions of a table a commit is about to change, from before it becomes visible until the cache has taken it in. What
/// is marked is read past the cache. Also when each of them was last changed, for what is no longer, or not yet, in the first level.
/// </summary>
/// <remarks>
/// Values share 4,096 places by their hash. Two that share one cost a read past the cache while a commit of the other runs, or a value that
/// is not kept; never a wrong one. Marks are counted, so any number of announcers may overlap.
/// </remarks>
internal sealed class CommitMarks
{
    private const int Places = 4096;

    private readonly int[] _marks = new int[Places];
    private readonly long[] _stamps = new long[Places];
    private int _commits;
    private int _tableMarks;
    private long _clock;

    /// <summary>Gets how many commits on the table have been taken in.</summary>
    public long Clock => Volatile.Read(ref _clock);

    /// <summary>Gets whether a commit on the table is under way.</summary>
    public bool IsCommitting => Volatile.Read(ref _commits) != 0;

    public static int PlaceOf(in DbValue value)
    {
        // the low bits of a counted key are all that differs
        var hash = value.Kind == DbValueKind.Integer ? (int)((ulong)(value.AsInt64() * -7046029254386353131L) >> 40) : value.GetHashCode();
        return hash & (Places - 1);
    }

    public bool IsMarked(int place) =>
        Volatile.Read(ref _commits) != 0 && (Volatile.Read(ref _tableMarks) != 0 || Volatile.Read(ref _marks[place]) != 0);

    /// <summary>Says whether a value read at a moment of the clock is older than what is known to have changed since.</summary>
    public bool HasChangedSince(int place, long clock) => Volatile.Read(ref _stamps[place]) > clock;

    public void Begin() => Interlocked.Increment(ref _commits);

    public void End() => Interlocked.Decrement(ref _commits);

    /// <summary>Moves the clock: what began to be read before is older than the commit.</summary>
    public long Advance() => Interlocked.Increment(ref _clock);

    public void Mark(int place) => Interlocked.Increment(ref _marks[place]);

    public void Unmark(int place) => Interlocked.Decrement(ref _marks[place]);

    public void MarkTable() => Interlocked.Increment(ref _tableMarks);

    public void UnmarkTable() => Interlocked.Decrement(ref _tableMarks);

    public void Stamp(int place, long clock) => Volatile.Write(ref _stamps[place], clock);
}
