using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Storage.Core.Internal;

/// <summary>An engine's instruments, and its requests' times for them and for the observers of executions. No content and no key is ever a
/// tag.</summary>
internal sealed class EngineTelemetry : IDisposable
{
    private const string ConnectionState = "db.client.connection.state";

    private static readonly ActivitySource Source = new(StorageTelemetry.Name);

    private readonly ExecutionObservers _executions;
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Histogram<double> _operations;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _batchDuration;
    private readonly Histogram<double> _checkpoints;
    private readonly Counter<long> _commits;
    private readonly KeyValuePair<string, object?> _database;
    private volatile Func<StorageStatistics>? _statistics;

    public EngineTelemetry(IMeterFactory? factory, string databaseName, ExecutionObservers executions, TimeProvider time)
    {
        _executions = executions;
        _time = time;
        _database = new("db.namespace", databaseName);
        _meter = factory?.Create(StorageTelemetry.Name) ?? new Meter(StorageTelemetry.Name);
        _operations = _meter.CreateHistogram(
            StorageTelemetry.OperationDuration,
            "s",
            "How long requests took.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.000_01, 0.000_1, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });
        _batchSize = _meter.CreateHistogram<int>(StorageTelemetry.BatchSize, "{unit}", "How many units shared a commit.");
        _batchDuration = _meter.CreateHistogram<double>(StorageTelemetry.BatchDuration, "s", "How long a commit took with all its units.");
        _checkpoints = _meter.CreateHistogram<double>(StorageTelemetry.CheckpointDuration, "s", "How long checkpoints took.");
        _commits = _meter.CreateCounter<long>(StorageTelemetry.Commits, "{commit}", "The commits.");
    }

    /// <summary>Publishes gauges, until <see cref="Dispose"/>.</summary>
    public void Watch(Func<StorageStatistics> statistics, Func<int> pendingReads)
    {
        _statistics = statistics;
        Gauge(StorageTelemetry.WriterQueueDepth, "{write}", "How many writes wait for the writer.", now => now.WriterQueueLength);
        Gauge(StorageTelemetry.WalPages, "{page}", "The write-ahead log after the last commit.", now => now.WalPages);
        Gauge(StorageTelemetry.ConnectionLimit, "{connection}", "How many reader connections may be open.", now => now.ReaderLimit);
        Gauge(StorageTelemetry.PendingReads, "{request}", "How many reads wait for a reader connection.", _ => pendingReads());
        _meter.CreateObservableCounter(
            StorageTelemetry.WriterBusyTime,
            () => _statistics?.Invoke() is { } now ? (Measurement<double>[])[new(now.WriterBusyTime.TotalSeconds, _database)] : [],
            "s",
            "How long the writer has worked.");
        _meter.CreateObservableGauge(StorageTelemetry.Connections, ObserveConnections, "{connection}", "How many reader connections are open.");
    }

    /// <summary>Whether anybody listens to the instruments.</summary>
    public bool IsMeasuring => _operations.Enabled || Source.HasListeners();

    /// <summary>Whether anybody listens, or observes executions.</summary>
    public bool IsWatched => IsMeasuring || _executions.Any;

    /// <summary>Runs a request and measures it, for all who want to know.</summary>
    /// <param name="operation">What it is.</param>
    /// <param name="state">What it needs.</param>
    /// <param name="run">Runs it.</param>
    /// <param name="rows">Counts the rows of its result, for the observers.</param>
    public async ValueTask<TResult> MeasureAsync<TState, TResult>(
        Operation operation, TState state, Func<TState, ValueTask<TResult>> run, Func<TResult, int>? rows = null)
    {
        // inside an async method, so that it is nobody else's current one
        using var activity = StartActivity(operation);
        var started = _time.GetTimestamp();
        try
        {
            var result = await run(state).ConfigureAwait(false);
            var elapsed = _time.GetElapsedTime(started);
            Record(operation, elapsed, failure: null, activity);
            if (_executions.Any && operation.Shape is { } shape)
            {
                _executions.Tell(new Execution(shape) { Elapsed = elapsed, Rows = rows?.Invoke(result) ?? 0, Lookups = operation.Lookups });
            }

            return result;
        }
        catch (Exception exception)
        {
            var elapsed = _time.GetElapsedTime(started);
            Record(operation, elapsed, exception, activity);
            if (operation.Shape is { } shape)
            {
                _executions.TellFailed(new Execution(shape) { Elapsed = elapsed, Lookups = operation.Lookups }, exception);
            }

            throw;
        }
    }

    public void OnBatch(int units, TimeSpan duration)
    {
        _batchSize.Record(units, _database);
        _batchDuration.Record(duration.TotalSeconds, _database);
        _commits.Add(1, _database);
    }

    public void OnCheckpoint(bool isComplete, TimeSpan duration) =>
        _checkpoints.Record(duration.TotalSeconds, _database, new KeyValuePair<string, object?>("complete", isComplete));

    public void Dispose()
    {
        // a factory keeps its meters, and with them the gauges: let them give nothing and hold nothing
        _statistics = null;
        _meter.Dispose();
    }

    private void Record(Operation operation, TimeSpan elapsed, Exception? failure, Activity? activity)
    {
        if (!IsMeasuring)
        {
            return;
        }

        var tags = new TagList
        {
            { "db.system.name", "sqlite" },
            _database,
            { "db.operation.name", operation.Name },
        };
        if (operation.Table is { } table)
        {
            tags.Add("db.collection.name", table);
        }

        if (failure is not null)
        {
            var type = failure is StorageException storage ? storage.Code.ToString() : failure.GetType().Name;
            tags.Add("error.type", type);
            activity?.SetStatus(ActivityStatusCode.Error, type);
        }

        _operations.Record(elapsed.TotalSeconds, tags);
    }

    private void Gauge(string name, string unit, string description, Func<StorageStatistics, int> value) =>
        _meter.CreateObservableGauge(name, () => _statistics?.Invoke() is { } now ? (Measurement<int>[])[new(value(now), _database)] : [], unit, description);

    private Measurement<int>[] ObserveConnections() => _statistics?.Invoke() is not { } now
        ? []
        : [new(now.ReadersInUse, _database, new(ConnectionState, "used")), new(now.ReadersOpen - now.ReadersInUse, _database, new(ConnectionState, "idle"))];

    private Activity? StartActivity(Operation operation)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity(operation.Table is null ? operation.Name : $"{operation.Name} {operation.Table}", ActivityKind.Client);
        activity?.SetTag("db.system.name", "sqlite");
        activity?.SetTag(_database.Key, _database.Value);
        activity?.SetTag("db.operation.name", operation.Name);
        activity?.SetTag("db.collection.name", operation.Table);
        return activity;
    }
}
