using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>
/// Adds up how an engine's requests go, by shape: how many, how long, how many rows, and what the database counted of their statements. Slow
/// ones are logged and kept, without their values.
/// </summary>
/// <remarks>Requests inside a session are counted by the database only: a shape that is used nowhere else has counters of its statements, and neither
/// requests nor times. Of the reads by key whose shape is known to be fast, one in
/// sixteen is looked at. It stands in no request's way: the engine tells it (<see cref="IQueryDiagnostics.ObserveExecutions"/>). Of an engine
/// that does not it knows nothing, and says so in the log once.</remarks>
public sealed class SlowLog : ISlowLog, IExecutionObserver, IDisposable
{
    private readonly ShapeProfiles _profiles;
    private readonly SlowRing _slow;
    private readonly long[] _errors = new long[Enum.GetValues<StorageErrorCode>().Length];
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly Counter<long> _counter;
    private readonly IQueryDiagnostics? _diagnostics;
    private readonly IDisposable? _subscription;

    /// <summary>Starts a slow log of an engine. <see cref="IStorage.GetService"/> of the engine, and of the pipe before it, finds it as
    /// <see cref="ISlowLog"/>, until it is disposed.</summary>
    /// <param name="storage">The engine, or a pipe that ends in it.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults. Do not change them afterwards.</param>
    /// <param name="time">The clock of what is kept; <see langword="null"/> for the system's. Durations are the engine's.</param>
    /// <param name="logger">Is told of slow requests.</param>
    /// <param name="meters">Makes the meter; <see langword="null"/> for one of its own.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SlowLog(IStorage storage, SlowLogOptions? options = null, TimeProvider? time = null, ILogger<SlowLog>? logger = null, IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        options ??= new SlowLogOptions();
        var validation = new SlowLogOptionsValidator().Validate(null, options);
        if (validation.Failed)
        {
            throw new ArgumentException(validation.FailureMessage, nameof(options));
        }

        _profiles = new ShapeProfiles(options);
        _slow = new SlowRing(options.Capacity);
        _time = time ?? TimeProvider.System;
        _logger = (ILogger?)logger ?? NullLogger.Instance;
        _meter = meters?.Create(StorageTelemetry.Name) ?? new Meter(StorageTelemetry.Name);
        _counter = _meter.CreateCounter<long>(SlowLogInstruments.Slow, "{request}", "The slow requests.");
        _diagnostics = (IQueryDiagnostics?)storage.GetService(typeof(IQueryDiagnostics));
        if (_diagnostics is null)
        {
            SlowLogMessages.NothingToObserve(_logger);
            return;
        }

        _diagnostics.CountStatements();
        _subscription = _diagnostics.ObserveExecutions(this);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SlowQuery> GetSlowQueries(int limit = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _slow.Latest(limit);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<StorageErrorCode, long> GetErrors() => Enum.GetValues<StorageErrorCode>()
        .Select(code => (Code: code, Count: Volatile.Read(ref _errors[(int)code])))
        .Where(error => error.Count > 0)
        .ToDictionary(error => error.Code, error => error.Count);

    /// <inheritdoc/>
    public IReadOnlyList<QueryStatistics> GetStatistics()
    {
        ShapeProfile[] told = [.. _profiles.All];
        var known = told.Select(profile => profile.Shape).ToHashSet();

        // what is asked inside sessions only is told by nobody, but the database has counted it
        var counted = (_diagnostics?.GetCountedShapes() ?? []).Where(shape => !known.Contains(shape) && !IndexReader.Asks(shape));
        return [.. told.Concat(counted.Select(_profiles.Empty))
            .Select(profile => profile.ToStatistics(Describe(profile.Shape), _diagnostics?.GetCounters(profile.Shape) ?? default))
            .OrderByDescending(statistics => statistics.TotalTime)];
    }

    /// <summary>Ends the slow log; what it knows can still be read.</summary>
    public void Dispose()
    {
        _subscription?.Dispose();
        _meter.Dispose();
    }

    int IExecutionObserver.OnExecuted(in Execution execution)
    {
        if (IndexReader.Asks(execution.Shape))
        {
            // the advisor's own questions are not to be counted among a host's
            return 0;
        }

        var profile = _profiles.Of(execution.Shape);
        if (execution.Failure is { } failure)
        {
            Interlocked.Increment(ref _errors[(int)failure.Code]);
        }

        if (profile.Add(execution) is { } reason)
        {
            OnSlow(execution, reason);
        }

        return profile.LookupsToPass;
    }

    private void OnSlow(in Execution execution, SlowReason reason)
    {
        var shape = execution.Shape;
        var query = new SlowQuery(_time.GetUtcNow(), execution.Elapsed.GetValueOrDefault(), Describe(shape), reason)
        {
            Table = shape.Map?.Table,
            Operation = shape.Operation,
            Outcome = execution.Outcome,
            Error = execution.Failure?.Code,
            Rows = execution.Rows,
        };
        _slow.Add(query);
        _counter.Add(
            1,
            new KeyValuePair<string, object?>("db.operation.name", query.Operation),
            new KeyValuePair<string, object?>("db.collection.name", query.Table),
            new KeyValuePair<string, object?>("wechat.storage.slow.reason", reason.ToString()));
        SlowLogMessages.Slow(_logger, query.Operation, query.Duration, reason, query.Outcome, query.Rows, query.Query);
    }

    private string Describe(Shape shape) => _diagnostics?.DescribeStatement(shape) ?? $"{shape.Operation} {shape.Map?.Table ?? (shape as SqlShape)?.Text}";
}
