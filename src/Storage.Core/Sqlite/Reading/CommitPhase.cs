namespace Storage.Core.Internal;

/// <summary>
/// Whether a commit is becoming visible just now. SQLite shows a commit to new snapshots a moment before the engine knows of it, so that in
/// this moment one connection may show it and another, on a snapshot that it holds, not yet. A caller that has seen it must not lose it
/// again: as soon as somebody may have seen it, nobody reads an older snapshot any more.
/// </summary>
/// <remarks>The writer moves the state on; readers ask it before and after a read. Even states are quiet.</remarks>
internal sealed class CommitPhase
{
    private long _state;
    private long _seen = -1;

    /// <summary>The state; it changes with the begin and the end of each commit.</summary>
    public long State => Volatile.Read(ref _state);

    public static bool IsQuiet(long state) => (state & 1) == 0;

    /// <summary>Whether a snapshot that was begun in a quiet state shows what anybody has seen.</summary>
    public bool IsCurrent(long begun, long state) => state == begun || (state == begun + 1 && Volatile.Read(ref _seen) != state);

    /// <summary>Says that a read on a snapshot of its own has ended in a state: if that is a commit's, the read may have seen the commit.</summary>
    public void OnRead(long state)
    {
        if (!IsQuiet(state))
        {
            Interlocked.Exchange(ref _seen, state);
        }
    }

    /// <summary>Comes before a commit. On the writer's thread, as what follows.</summary>
    public void Begin() => Interlocked.Exchange(ref _state, _state | 1);

    /// <summary>Comes after a commit or its failure, and where another process has committed: before anybody is told.</summary>
    public void End() => Interlocked.Exchange(ref _state, (_state | 1) + 1);
}
