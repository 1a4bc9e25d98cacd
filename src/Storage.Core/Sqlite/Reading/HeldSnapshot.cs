namespace Storage.Core.Internal;

/// <summary>
/// The read transaction that a reader connection keeps from one read to the next: beginning and ending one costs as much as a look-up. It is
/// kept while the engine has committed nothing, and for a few milliseconds at most, so that other processes' commits are seen and their
/// checkpoints not held up.
/// </summary>
/// <remarks>
/// Whoever has rented the connection calls <see cref="Prepare"/> before a read and <see cref="Settle"/> after it; see <see cref="ReaderPool"/>
/// for who ends an idle one. A commit moves the <see cref="CommitPhase"/> before its writer is told: so a read that begins after a write was
/// acknowledged sees another state, and renews. A first read in a new state runs by itself: where every read follows a commit, a transaction
/// that serves one read would be a loss.
/// </remarks>
internal sealed class HeldSnapshot(SqliteHandle handle)
{
    private const long Unknown = long.MinValue;

    private long _state = Unknown;
    private long _started;
    private bool _isOlder;

    /// <summary>Gets whether a transaction is open.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Gets whether a transaction could not be ended, so that the connection is of no use any more.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Ends, keeps or begins the transaction, for the read that follows.</summary>
    /// <param name="phase">The engine's commits.</param>
    /// <param name="now">The time, in ticks of the engine's clock.</param>
    /// <param name="maxAge">How old a transaction may become, in the same ticks; 0 keeps none.</param>
    public void Prepare(CommitPhase phase, long now, long maxAge)
    {
        var state = phase.State;
        if (IsHeld)
        {
            if (phase.IsCurrent(_state, state) && now - _started < maxAge)
            {
                _isOlder = true;
                return;
            }

            End();
        }

        _isOlder = false;
        if (_state == state && CommitPhase.IsQuiet(state) && maxAge > 0)
        {
            handle.Statement("BEGIN").Run();
            IsHeld = true;
            _started = now;
        }

        _state = state;
    }

    /// <summary>Comes after a read, before anybody has its rows: a commit that began meanwhile may be among them.</summary>
    /// <param name="phase">The engine's commits.</param>
    public void Settle(CommitPhase phase)
    {
        if (_isOlder)
        {
            return;
        }

        var state = phase.State;
        if (state != _state || !CommitPhase.IsQuiet(state))
        {
            phase.OnRead(state);
            _state = Unknown;
        }
    }

    /// <summary>Ends the transaction, where one is open; an error may have ended it already.</summary>
    public void End()
    {
        if (!IsHeld)
        {
            return;
        }

        IsHeld = false;
        try
        {
            if (!handle.IsAutocommit)
            {
                handle.Statement("COMMIT").Run();
            }
        }
        catch (StorageException)
        {
            // a connection that cannot even end a read is closed when it comes back
            IsLost = true;
        }
    }
}
