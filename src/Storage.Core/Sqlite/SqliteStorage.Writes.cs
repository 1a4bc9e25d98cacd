using Storage.Core.Internal;

namespace Storage.Core;

/// <content>Writes, sessions and what else has the writer to itself.</content>
public sealed partial class SqliteStorage
{
    private const int MaxIdempotencyKeyLength = 200;

    /// <inheritdoc/>
    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.IdempotencyKey is { Length: 0 or > MaxIdempotencyKeyLength } key)
        {
            throw new ArgumentException($"The idempotency key has {key.Length} characters; 1 to {MaxIdempotencyKeyLength} are allowed.", nameof(unit));
        }

        var statement = unit.StatementArray[0];
        var measure = _telemetry.Measure(statement.Shape.Operation, statement.Shape.Map?.Table);
        var work = new UnitWork(unit, unit.Durability ?? _options.Durability, _writer.DeadlineAfter(unit.Timeout ?? _options.WriteTimeout));
        var enqueued = cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : _writer.EnqueueAsync(work, cancellationToken);
        return enqueued.IsCompletedSuccessfully && !cancellationToken.CanBeCanceled && !measure.IsActive
            ? new(work.Completion)
            : WaitAsync(enqueued, work, work.Completion, measure, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var turn = new SessionTurn(
            options?.Durability ?? _options.Durability,
            options?.Timeout ?? _options.SessionTimeout,
            _writer.DeadlineAfter(_options.WriteTimeout));
        cancellationToken.ThrowIfCancellationRequested();
        var measure = _telemetry.Measure("begin", null);
        return await WaitAsync(_writer.EnqueueAsync(turn, cancellationToken), turn, turn.Granted, measure, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<SchemaReport> EnsureSchemaAsync(IReadOnlyCollection<EntityMap> maps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var report = await RunExclusiveAsync(handle => SchemaRunner.Run(handle, maps, _time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        if (!report.IsUnchanged)
        {
            Log.SchemaCreated(_logger, string.Join(", ", report.CreatedTables), string.Join(", ", report.CreatedIndexes));
        }

        return report;
    }

    /// <inheritdoc/>
    public async ValueTask MaintainAsync(MaintenanceTasks tasks, CancellationToken cancellationToken = default) =>
        await RunExclusiveAsync(handle => Maintain(handle, tasks), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        var target = SqliteFile.Canonical(path);
        return new(Task.Run(() => SqliteBackup.Run(_connections, target, cancellationToken), cancellationToken));
    }

    private static async ValueTask<TResult> WaitAsync<TResult>(
        ValueTask enqueued, WriterWork work, Task<TResult> completion, OperationMeasure measure, CancellationToken cancellationToken)
    {
        try
        {
            await enqueued.ConfigureAwait(false);
            using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((WriterWork)state!).Cancel(token), work);
            var result = await completion.ConfigureAwait(false);
            measure.End();
            return result;
        }
        catch (Exception exception)
        {
            measure.End(exception);
            throw;
        }
    }

    private async ValueTask<TResult> RunExclusiveAsync<TResult>(Func<SqliteHandle, TResult> action, CancellationToken cancellationToken)
    {
        var work = new ExclusiveWork<TResult>(action, _writer.DeadlineAfter(_options.WriteTimeout));
        return await WaitAsync(_writer.EnqueueAsync(work, cancellationToken), work, work.Completion, default, cancellationToken).ConfigureAwait(false);
    }

    private bool Maintain(SqliteHandle handle, MaintenanceTasks tasks)
    {
        if (tasks.HasFlag(MaintenanceTasks.Optimize))
        {
            handle.Execute("PRAGMA optimize");
        }

        if (tasks.HasFlag(MaintenanceTasks.Vacuum))
        {
            handle.Execute("VACUUM");
        }

        return !tasks.HasFlag(MaintenanceTasks.Checkpoint) || _writer.CheckpointThroughGate(handle);
    }
}
