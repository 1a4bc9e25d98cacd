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

        var shape = unit.StatementArray[0].Shape;
        var work = new UnitWork(unit, unit.Durability ?? _options.Durability, _writer.DeadlineAfter(unit.Timeout ?? _options.WriteTimeout));
        var enqueued = cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : _writer.EnqueueAsync(work, cancellationToken);
        return enqueued.IsCompletedSuccessfully && !cancellationToken.CanBeCanceled && !_telemetry.IsMeasuring
            ? new(work.Completion)
            : WaitAsync(enqueued, work, work.Completion, shape.Operation, shape.Map?.Table, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var turn = new SessionTurn(
            options?.Durability ?? _options.Durability,
            options?.Timeout ?? _options.SessionTimeout,
            _writer.DeadlineAfter(_options.WriteTimeout));
        cancellationToken.ThrowIfCancellationRequested();
        return await WaitAsync(_writer.EnqueueAsync(turn, cancellationToken), turn, turn.Granted, "begin", null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<SchemaReport> EnsureSchemaAsync(IReadOnlyCollection<EntityMap> maps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var report = await RunExclusiveAsync("schema", handle => SchemaRunner.Run(handle, maps, _time.GetUtcNow()), isTransaction: true, cancellationToken).ConfigureAwait(false);
        if (!report.IsUnchanged)
        {
            _longShapes.Clear();
            Log.SchemaCreated(_logger, string.Join(", ", report.CreatedTables), string.Join(", ", report.AddedColumns), string.Join(", ", report.CreatedIndexes));
        }

        foreach (var finding in report.Findings)
        {
            Log.SchemaFound(_logger, finding.Message);
        }

        return report;
    }

    /// <inheritdoc/>
    public async ValueTask MaintainAsync(MaintenanceTasks tasks, CancellationToken cancellationToken = default)
    {
        await RunExclusiveAsync("maintain", handle => Maintain(handle, tasks), isTransaction: false, cancellationToken).ConfigureAwait(false);
        _longShapes.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        _readers.ThrowIfClosed();
        var target = SqliteFile.Canonical(path);
        return await Task.Run(() => SqliteBackup.Run(_connections, target, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<TResult> WaitAsync<TResult>(
        ValueTask enqueued, WriterWork work, Task<TResult> completion, string operation, string? table, CancellationToken cancellationToken)
    {
        var measure = _telemetry.Measure(operation, table);
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

    private async ValueTask<TResult> RunExclusiveAsync<TResult>(string operation, Func<SqliteHandle, TResult> action, bool isTransaction, CancellationToken cancellationToken)
    {
        var work = new ExclusiveWork<TResult>(action, isTransaction, _writer.DeadlineAfter(_options.WriteTimeout));
        return await WaitAsync(_writer.EnqueueAsync(work, cancellationToken), work, work.Completion, operation, null, cancellationToken).ConfigureAwait(false);
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
