using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>
/// Measures the requests that reach the engine, by shape: how many, how long, how many rows, and what the database counted of their
/// statements. Slow ones are logged and kept, without their values.
/// </summary>
/// <remarks>Requests inside a session are counted by the database only. Of the reads by key whose shape is known to be fast, one in
/// sixteen is looked at.</remarks>
public sealed class SlowLogStorage : DelegatingStorage, ISlowLog, IDisposable
{
    private readonly ShapeProfiles _profiles;
    private readonly SlowRing _slow;
    private readonly long[] _errors = new long[Enum.GetValues<StorageErrorCode>().Length];
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly Counter<long> _counter;
    private readonly IQueryDiagnostics? _diagnostics;

    /// <summary>Puts the slow log before an engine.</summary>
    /// <param name="inner">The next layer.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults. Do not change them afterwards.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Is told of slow requests.</param>
    /// <param name="meters">Makes the meter; <see langword="null"/> for one of its own.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SlowLogStorage(IStorage inner, SlowLogOptions? options = null, TimeProvider? time = null, ILogger<SlowLogStorage>? logger = null, IMeterFactory? meters = null)
        : base(inner)
    {
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
        _diagnostics = (IQueryDiagnostics?)inner.GetService(typeof(IQueryDiagnostics));
        _diagnostics?.CountStatements();
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
    public IReadOnlyList<QueryStatistics> GetStatistics() => [.. _profiles.All
        .Select(profile => profile.ToStatistics(Describe(profile.Shape), _diagnostics?.GetCounters(profile.Shape) ?? default))
        .OrderByDescending(statistics => statistics.P50.Ticks * (double)statistics.Count)];

    /// <inheritdoc/>
    public override ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class
    {
        var profile = _profiles.Of(lookup.Shape);
        var weight = profile.BeginLookup();
        if (weight > 0)
        {
            return FindTimed(profile, weight, lookup, cancellationToken);
        }

        var find = Inner.FindAsync(lookup, cancellationToken);
        return find.IsCompletedSuccessfully ? find : WatchAsync(profile, find);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(lookups);
        return lookups.Count == 0
            ? Inner.FindManyAsync(lookups, cancellationToken)
            : TimeAsync(Begin(lookups[0].Shape), _time.GetTimestamp(), Inner.FindManyAsync(lookups, cancellationToken), static rows => rows.Count(row => row is not null));
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return TimeAsync(Begin(query.Shape), _time.GetTimestamp(), Inner.QueryAsync(query, cancellationToken), static rows => rows.Count);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var profile = Begin(query.Shape);
        var (rows, took) = (0, TimeSpan.Zero);
        var stream = Inner.StreamAsync(query, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (stream.ConfigureAwait(false))
        {
            while (true)
            {
                // the caller's own time between rows is not the query's
                var started = _time.GetTimestamp();
                bool isRow;
                try
                {
                    isRow = await stream.MoveNextAsync().ConfigureAwait(false);
                }
                catch (StorageException exception)
                {
                    OnFailed(profile, exception);
                    throw;
                }

                took += _time.GetElapsedTime(started);
                if (!isRow)
                {
                    break;
                }

                rows++;
                yield return stream.Current;
            }
        }

        End(profile, took, rows, weight: 1);
    }

    /// <inheritdoc/>
    public override ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        for (var i = 1; i < unit.Statements.Count; i++)
        {
            // the unit's time is its first statement's
            Begin(unit.Statements[i].Shape);
        }

        return TimeAsync(Begin(unit.Statements[0].Shape), _time.GetTimestamp(), Inner.WriteAsync(unit, cancellationToken), static result => result.RowsAffected);
    }

    /// <summary>Ends the instruments.</summary>
    public void Dispose() => _meter.Dispose();

    private ValueTask<T?> FindTimed<T>(ShapeProfile profile, int weight, Lookup<T> lookup, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        var started = _time.GetTimestamp();
        var find = Inner.FindAsync(lookup, cancellationToken);
        if (!find.IsCompletedSuccessfully)
        {
            return TimeAsync(profile, started, find, static row => row is null ? 0 : 1, weight);
        }

        var row = find.Result;
        End(profile, _time.GetElapsedTime(started), row is null ? 0 : weight, weight);
        return new(row);
    }

    private ShapeProfile Begin(Shape shape)
    {
        var profile = _profiles.Of(shape);
        profile.Begin();
        return profile;
    }

    private async ValueTask<TResult> TimeAsync<TResult>(ShapeProfile profile, long started, ValueTask<TResult> request, Func<TResult, int> count, int weight = 1)
    {
        TResult result;
        try
        {
            result = await request.ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            OnFailed(profile, exception);
            throw;
        }

        End(profile, _time.GetElapsedTime(started), count(result) * weight, weight);
        return result;
    }

    private async ValueTask<T?> WatchAsync<T>(ShapeProfile profile, ValueTask<T?> find)
        where T : class
    {
        try
        {
            return await find.ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            OnFailed(profile, exception);
            throw;
        }
    }

    private void OnFailed(ShapeProfile profile, StorageException failure)
    {
        profile.OnFailed();
        Interlocked.Increment(ref _errors[(int)failure.Code]);
    }

    private void End(ShapeProfile profile, TimeSpan duration, int rows, int weight)
    {
        if (profile.End(duration, rows, weight) is { } reason)
        {
            OnSlow(profile.Shape, duration, rows / weight, reason);
        }
    }

    private void OnSlow(Shape shape, TimeSpan duration, int rows, SlowReason reason)
    {
        var query = new SlowQuery(_time.GetUtcNow(), duration, Describe(shape), reason) { Table = shape.Map?.Table, Operation = shape.Operation, Rows = rows };
        _slow.Add(query);
        _counter.Add(
            1,
            new KeyValuePair<string, object?>("db.operation.name", query.Operation),
            new KeyValuePair<string, object?>("db.collection.name", query.Table),
            new KeyValuePair<string, object?>("wechat.storage.slow.reason", reason.ToString()));
        SlowLogMessages.Slow(_logger, query.Operation, duration, reason, rows, query.Query);
    }

    private string Describe(Shape shape) => _diagnostics?.DescribeStatement(shape) ?? $"{shape.Operation} {shape.Map?.Table ?? (shape as SqlShape)?.Text}";
}
