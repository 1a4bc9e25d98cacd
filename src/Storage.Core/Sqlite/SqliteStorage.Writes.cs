using Storage.Core.Internal;

namespace Storage.Core;

/// <content>Writes, sessions and what else has the writer to itself.</content>
public sealed partial class SqliteStorage
{
    /// <inheritdoc/>
    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _telemetry.IsWatched ? MeasureWrite(unit, cancellationToken) : Write(unit, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var turn = new SessionTurn(
            options?.Durability ?? _options.Durability,
            options?.Timeout ?? _options.SessionTimeout,
            _writer.DeadlineAfter(_options.WriteTimeout));
        return await WaitMeasuredAsync("begin", turn, turn.Granted, cancellationToken).ConfigureAwait(false);
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
        try
        {
            await RunExclusiveAsync("maintain", handle => Maintain(handle, tasks), isTransaction: false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // also where the last task failed: the others may have changed how the planner decides
            _longShapes.Clear();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        _readers.ThrowIfClosed();
        var target = SqliteFile.Canonical(path);
        return await Task.Run(() => SqliteBackup.Run(_connections, target, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<WriteResult> MeasureWrite(WriteUnit unit, CancellationToken cancellationToken)
    {
        var statements = unit.StatementArray;
        for (var i = 1; i < statements.Length && _executions.Any; i++)
        {
            // the unit's time is its first statement's
            _executions.Tell(new Execution(statements[i].Shape));
        }

        var shape = statements[0].Shape;
        return _telemetry.MeasureAsync(
            new Operation(shape.Operation, shape.Map?.Table, shape),
            (Storage: this, unit, cancellationToken),
            static state => state.Storage.Write(state.unit, state.cancellationToken),
            static result => result.RowsAffected);
    }

    private ValueTask<WriteResult> Write(WriteUnit unit, CancellationToken cancellationToken)
    {
        var work = new UnitWork(unit, unit.Durability ?? _options.Durability, _writer.DeadlineAfter(unit.Timeout ?? _options.WriteTimeout));
        var enqueued = cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : _writer.EnqueueAsync(work, cancellationToken);
        return enqueued.IsCompletedSuccessfully && !cancellationToken.CanBeCanceled
            ? new(work.Completion)
            : WaitAsync(enqueued, work, work.Completion, cancellationToken);
    }

    private static async ValueTask<TResult> WaitAsync<TResult>(ValueTask enqueued, WriterWork work, Task<TResult> completion, CancellationToken cancellationToken)
    {
        await enqueued.ConfigureAwait(false);
        using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((WriterWork)state!).Cancel(token), work);
        return await completion.ConfigureAwait(false);
    }

    private ValueTask<TResult> WaitMeasuredAsync<TResult>(string operation, WriterWork work, Task<TResult> completion, CancellationToken cancellationToken) =>
        _telemetry.MeasureAsync(
            new Operation(operation),
            (Storage: this, work, completion, cancellationToken),
            static state =>
            {
                state.cancellationToken.ThrowIfCancellationRequested();
                return WaitAsync(state.Storage._writer.EnqueueAsync(state.work, state.cancellationToken), state.work, state.completion, state.cancellationToken);
            });

    private ValueTask<TResult> RunExclusiveAsync<TResult>(string operation, Func<SqliteHandle, TResult> action, bool isTransaction, CancellationToken cancellationToken)
    {
        var work = new ExclusiveWork<TResult>(action, isTransaction, _writer.DeadlineAfter(_options.WriteTimeout));
        return WaitMeasuredAsync(operation, work, work.Completion, cancellationToken);
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

        if (tasks.HasFlag(MaintenanceTasks.Checkpoint))
        {
            _writer.RequireCheckpoint(handle);
        }

        return true;
    }
}
