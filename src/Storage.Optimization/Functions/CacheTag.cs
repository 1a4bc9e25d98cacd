namespace Storage.Optimization.Internal;

/// <summary>A name that results share; moving its generation removes them all at once.</summary>
internal sealed class CacheTag
{
    private long _generation;

    public long Generation => Volatile.Read(ref _generation);

    /// <summary>Gets or sets when a result was last asked for by it; not exact.</summary>
    public long LastUsed { get; set; }

    public void Move() => Interlocked.Increment(ref _generation);
}
