namespace Storage.Core.Internal;

/// <content>
/// Commits of other processes. SQLite's <c>data_version</c> changes on a connection when another one has committed, so the writer's
/// connection asks for it now and then; a change moves the sequence, and observers hear "every table".
/// </content>
/// <remarks>
/// A session commits on a connection of its own, which looks foreign to the writer's. Inside the session's transaction nobody else can
/// commit, so the session's connection is asked there and again after the commit: where its answer is the same, the session's commit is all
/// that the writer's connection has seen. The writer's is asked in between, so a foreign commit cannot fall between the two.
/// </remarks>
internal sealed partial class SqliteWriter
{
    private const string AskVersion = "PRAGMA data_version";

    private long? _foreignVersion;
    private long? _sessionVersion;
    private long _nextPoll;

    private void PollForeignIfDue()
    {
        if (_options.ForeignPollInterval > TimeSpan.Zero && _time.GetTimestamp() >= _nextPoll)
        {
            PollForeign();
        }
    }

    private void PollForeign()
    {
        _nextPoll = DeadlineAfter(_options.ForeignPollInterval);
        if (_handle is not { IsAutocommit: true } handle)
        {
            return;
        }

        try
        {
            Compare(VersionOf(handle));
        }
        catch (StorageException exception)
        {
            // nobody waits for it; the next write says what is wrong with the file, if anything is
            Log.IdleWorkFailed(_logger, exception);
            RecoverFromIo(exception);
        }
    }

    // inside the session's transaction: what came before it, and what its connection says now
    private void BeforeSession(SqliteHandle session)
    {
        PollForeign();
        _sessionVersion = VersionOf(session);
    }

    private void AfterSession(SqliteHandle? session)
    {
        if (_handle is not { } handle || _sessionVersion is not { } before)
        {
            return;
        }

        var version = VersionOf(handle);
        var isAlone = session is { Database.IsClosed: false, IsAutocommit: true } && VersionOf(session) == before;
        if (isAlone)
        {
            _foreignVersion = version;
        }
        else
        {
            Compare(version);
        }
    }

    private void Compare(long version)
    {
        if (_foreignVersion is { } known && known != version)
        {
            _observers.Everything(AdvanceSequence());
        }

        _foreignVersion = version;
    }

    private static long VersionOf(SqliteHandle handle)
    {
        using var mutex = handle.Own();
        var statement = handle.Statement(AskVersion);
        try
        {
            return statement.Step() ? statement.Row.GetInt64(0) : 0;
        }
        finally
        {
            statement.Reset();
        }
    }
}
