using System.Data.Common;
using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>
/// A host's transaction on a connection of its own, while the writer waits. Reads and writes run on the caller's thread; the commit runs on
/// the writer, which also ends a session whose time is up.
/// </summary>
/// <remarks>The lock serialises the caller with the writer's <see cref="Expire"/>; it is held over native calls, which is why expiry
/// interrupts first.</remarks>
internal sealed class SqliteSession(SqliteHandle handle, SessionTurn turn, CommitObservers observers, TimeProvider time) : IStorageSession
{
    private readonly Lock _gate = new();
    private readonly UnitExecutor _executor = new(handle, observers.Any, alwaysSavepoint: true);
    private readonly CommitNotice _notice = new();
    private bool _isOver;
    private bool _isExpired;
    private bool _isConnectionShared;
    private int _depth;

    public DbConnection Connection
    {
        get
        {
            RequireOpen(_depth);
            if (!_isConnectionShared)
            {
                _isConnectionShared = true;
                handle.Guard.EnterFor(GuardMode.Host);
            }

            return handle.Host!;
        }
    }

    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => Find(0, lookup, cancellationToken);

    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => FindMany(0, lookups, cancellationToken);

    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => Query(0, query, cancellationToken);

    public IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => Stream(0, query, cancellationToken);

    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) =>
        Write(0, unit, _notice, cancellationToken);

    public ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) =>
        Begin(0, _notice);

    public IDisposable Observe(ICommitObserver observer) => observers.Add(observer);

    public object? GetService(Type serviceType) => serviceType?.IsInstanceOfType(this) == true ? this : null;

    public ValueTask CommitAsync(CancellationToken cancellationToken = default) => EndAsync(SessionEnd.Commit);

    public ValueTask RollbackAsync() => EndAsync(SessionEnd.Rollback);

    public ValueTask DisposeAsync() => EndAsync(SessionEnd.Rollback);

    /// <summary>Ends the session because its time is up; called by the writer.</summary>
    public void Expire()
    {
        Volatile.Write(ref _isExpired, true);
        if (!handle.Database.IsClosed)
        {
            raw.sqlite3_interrupt(handle.Database);
        }

        // whoever is inside a call is out of it when the lock is ours
        lock (_gate)
        {
        }
    }

    /// <summary>Gives what the session changed, a host's own statements included; called by the writer before the commit.</summary>
    public CommitNotice TakeNotice()
    {
        if (!_executor.CollectsChanges)
        {
            _notice.AddAllTables();
        }

        foreach (var table in handle.Guard.WrittenByHost.All)
        {
            _notice.AddTable(table);
        }

        return _notice;
    }

    /// <summary>Says whether nothing of the session is left on the connection; called by the writer after the end.</summary>
    /// <remarks>What a host has had may hold its readers and commands still, so it is not used again.</remarks>
    public bool IsClean() => !_isConnectionShared && handle.IsAutocommit;

    internal ValueTask<T?> Find<T>(int depth, Lookup<T> lookup, CancellationToken cancellationToken)
        where T : class, IEntity<T> => Run(depth, (handle, lookup), static state => QueryRunner.Find(state.handle, state.lookup), cancellationToken);

    internal ValueTask<IReadOnlyList<T?>> FindMany<T>(int depth, IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken)
        where T : class, IEntity<T> => Run(depth, (handle, lookups), static state => (IReadOnlyList<T?>)QueryRunner.FindMany(state.handle, state.lookups), cancellationToken);

    internal ValueTask<IReadOnlyList<TRow>> Query<TRow>(int depth, Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow> =>
        Run(depth, (handle, query, cancellationToken), static state => (IReadOnlyList<TRow>)QueryRunner.Query(state.handle, state.query, state.cancellationToken), cancellationToken);

    // all at once: the loop's body may use the connection, and with it the same statement
    internal async IAsyncEnumerable<TRow> Stream<TRow>(
        int depth, Query<TRow> query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        foreach (var row in await Query(depth, query, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    internal ValueTask<WriteResult> Write(int depth, WriteUnit unit, CommitNotice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Run(
            depth,
            (this, unit, notice),
            static state =>
            {
                var (session, unit, notice) = state;
                var (results, before) = IdempotencyKeys.Run(session.Handle, session._executor, unit, session.Now);
                session._executor.MoveChangesTo(notice);
                return new WriteResult(results, sequence: 0, before);
            },
            cancellationToken);
    }

    internal ValueTask<IStorageSession> Begin(int depth, CommitNotice around) => Run(
        depth,
        (this, around),
        static state =>
        {
            var (session, around) = state;
            session.Handle.Execute($"SAVEPOINT nested_{session._depth + 1}");
            session._depth++;
            return (IStorageSession)new NestedSession(session, session._depth, around);
        },
        CancellationToken.None);

    /// <summary>Ends the innermost nested transaction.</summary>
    internal ValueTask<bool> EndNested(int depth, SessionEnd end) => Run(
        depth,
        (this, end),
        static state =>
        {
            var (session, end) = state;
            var name = $"nested_{session._depth}";
            session.Handle.Execute(end == SessionEnd.Commit ? $"RELEASE {name}" : $"ROLLBACK TO {name}; RELEASE {name}");
            session._depth--;
            return true;
        },
        CancellationToken.None);

    private SqliteHandle Handle => handle;

    private DateTimeOffset Now => time.GetUtcNow();

    private ValueTask<TResult> Run<TState, TResult>(int depth, TState state, Func<TState, TResult> action, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
            {
                RequireOpen(depth);
                using var mutex = handle.Own();
                using var scope = handle.Guard.Enter(GuardMode.Engine);
                return new(action(state));
            }
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TResult>(_isExpired && exception is StorageException { NativeCode: raw.SQLITE_INTERRUPT } ? Expired() : exception);
        }
    }

    /// <summary>Whether calls can still succeed.</summary>
    public bool IsUsable => !_isOver && !Volatile.Read(ref _isExpired) && !handle.Database.IsClosed && !handle.IsAutocommit;

    public static StorageException Lost() =>
        new(StorageErrorCode.Database, "An error has ended the session's transaction already; nothing of it is stored.");

    private async ValueTask EndAsync(SessionEnd end)
    {
        lock (_gate)
        {
            if (end == SessionEnd.Rollback && (_isOver || _isExpired))
            {
                return;
            }

            // a transaction that an error has ended is over with this call, and the next writer's turn comes
            var isLost = end == SessionEnd.Commit && !_isOver && !_isExpired && !handle.Database.IsClosed && handle.IsAutocommit;
            if (end == SessionEnd.Commit && !isLost)
            {
                RequireOpen(0);
            }

            _isOver = true;
        }

        try
        {
            await turn.EndAsync(end).ConfigureAwait(false);
        }
        catch (StorageException exception) when (end == SessionEnd.Rollback && exception.Code == StorageErrorCode.Timeout)
        {
            // its time was up in the same moment: rolled back it is
        }
    }

    private void RequireOpen(int depth)
    {
        if (Volatile.Read(ref _isExpired))
        {
            throw Expired();
        }

        if (_isOver)
        {
            throw new InvalidOperationException("The session is over.");
        }

        ObjectDisposedException.ThrowIf(handle.Database.IsClosed, handle.Host!);

        if (handle.IsAutocommit)
        {
            throw Lost();
        }

        if (depth != _depth)
        {
            throw new InvalidOperationException(depth < _depth ? "A nested transaction is open; use that, or end it first." : "The nested transaction is over.");
        }
    }

    public static StorageException Expired() =>
        new(StorageErrorCode.Timeout, "The session lasted longer than its timeout and was rolled back. Do less in one session, or raise SessionTimeout.");
}
