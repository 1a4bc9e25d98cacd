using System.Collections.Concurrent;
using CostTracking.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace CostTracking;

/// <summary>Takes calls down: reserves before, prices and records after, counts budgets and tells of them. Safe for any number of concurrent
/// callers, and for several processes on one database.</summary>
public sealed partial class CostTracker : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);
    private readonly IStorage _storage;
    private readonly CostTrackingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CostMetrics _metrics;
    private readonly AlertBook _alerts;
    private readonly BudgetWatch _watch;
    private readonly BudgetBook _book;
    private readonly Ledger _ledger;
    private readonly ExchangeRates _rates;
    private readonly ModelPrice? _fallback;
    private readonly PeriodClock _days;
    private readonly TimeZoneInfo _zone;
    private readonly Budget _daily;
    private readonly RetryQueue _retries;
    private readonly bool _hasHard;
    private volatile bool _isUsed;

    /// <summary>Makes a tracker.</summary>
    /// <param name="storage">Where calls are recorded; it has the tables of <see cref="CostModel.Maps"/>.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="services">The clock, the log and where alerts go; <see langword="null"/> for the machine's clock and no other.</param>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    /// <exception cref="PriceCatalogException">A price of the options is wrong.</exception>
    public CostTracker(IStorage storage, CostTrackingOptions? options = null, CostTrackingServices? services = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        _storage = storage;
        _options = options ?? new CostTrackingOptions();
        CostTrackingRules.Demand(_options);
        services ??= new CostTrackingServices();
        _time = services.TimeProvider;
        _logger = (services.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<CostTracker>();
        _metrics = new(services.MeterFactory, _options.PredecessorMetrics);
        _zone = TimeZones.Find(_options.TimeZone);
        _days = new(BudgetPeriod.Day, _zone);
        _rates = new(_options.ExchangeRates);
        _fallback = CatalogLoader.Fallback(_options);
        Catalog = services.Catalog ?? CatalogLoader.Load(_options, _time.GetUtcNow());
        _daily = BudgetList.Daily(_options, _zone);
        _alerts = new(storage, services.AlertSink, _time, _logger);
        _watch = new(storage, _alerts, _metrics, _time, _logger);
        _book = new(storage, BudgetList.Of(_options, _daily), _options, _time);
        _ledger = new(storage, _watch, _options);
        _metrics.WatchQueue(() => _ledger.Waiting);
        _hasHard = _book.Budgets.Any(budget => budget.IsHard);
        _retries = new(_ledger, _metrics, _options.QueueLimit, _logger);
    }

    /// <summary>Gets the prices.</summary>
    public PriceCatalog Catalog { get; }

    /// <summary>Begins a call: reserves for it in every hard budget that it falls into. Completes at once where there is none.</summary>
    /// <param name="start">What is known of the call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The call, to be ended.</returns>
    /// <exception cref="BudgetExceededException">A hard budget has no room for it.</exception>
    /// <exception cref="UnpricedCallException">It has no price, and such calls are refused.</exception>
    /// <exception cref="StorageException">The reservation could not be written.</exception>
    public ValueTask<TrackedCall> BeginAsync(CallStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        CheckLabels(start);
        var at = start.StartedAt ?? _time.GetUtcNow();
        var provider = Catalog.ProviderOf(start.Provider, start.Host);
        var slots = _book.SlotsOf(start, provider, at);
        var hasHard = _hasHard && Array.Exists(slots, static slot => slot.Budget.IsHard);
        var call = new TrackedCall(start.CallId ?? Guid.CreateVersion7(at), start, provider, at) { Slots = slots, StartedTicks = start.StartedAt is null ? _time.GetTimestamp() : null };
        return !hasHard && _options.UnpricedPolicy != UnpricedPolicy.Block
            ? new(call)
            : ReserveAsync(call, cancellationToken);
    }

    /// <summary>Ends a call: prices it by the time of its beginning, records it and gives its reservation back, in one unit that is on disk
    /// when this returns. A second end of the same call changes nothing and gives the first one's answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Ends the wait for room in the queue; what was taken is recorded.</param>
    /// <returns>What it cost.</returns>
    /// <exception cref="StorageException">The call could not be recorded.</exception>
    public ValueTask<CallCost> EndAsync(TrackedCall call, CallEnd end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(end);
        return new(call.EndOnce(this, end, isKept: false, cancellationToken));
    }

    /// <summary>Gives back what a call has reserved, and records nothing: for calls that were never made.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Not looked at once the write has begun.</param>
    /// <returns>Whether there was something to give back; <see langword="false"/> where the call had ended or its lease was over.</returns>
    public async ValueTask<bool> ReleaseAsync(TrackedCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        cancellationToken.ThrowIfCancellationRequested();
        return call.Reserved.Count > 0 && await _book.ReleaseAsync(RowOf(call)).ConfigureAwait(false);
    }

    /// <summary>Records a call that is over. A second record with the same <see cref="CallStart.CallId"/> changes nothing.</summary>
    /// <param name="start">What was known of the call.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Ends the wait for room in the queue.</param>
    /// <returns>What it cost.</returns>
    /// <exception cref="StorageException">The call could not be recorded.</exception>
    public ValueTask<CallCost> RecordAsync(CallStart start, CallEnd end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        CheckLabels(start);
        var at = start.StartedAt ?? _time.GetUtcNow();
        var provider = Catalog.ProviderOf(start.Provider, start.Host);
        var call = new TrackedCall(start.CallId ?? Guid.CreateVersion7(at), start, provider, at) { Slots = _book.SlotsOf(start, provider, at) };
        return EndAsync(call, end, cancellationToken);
    }

    /// <summary>Stops: refuses further calls and waits until those that were taken are recorded.</summary>
    /// <returns>A task that completes when nothing is under way.</returns>
    public async ValueTask DisposeAsync()
    {
        await _book.DisposeAsync().ConfigureAwait(false);
        await _ledger.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
    }

    /// <summary>Stops, for containers that are disposed synchronously; waits as long as what was taken takes.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Ends a call whose answer its caller has already: where it cannot be recorded now, it is kept and recorded
    /// later.</summary>
    internal Task<CallCost> EndKeptAsync(TrackedCall call, CallEnd end) => call.EndOnce(this, end, isKept: true, CancellationToken.None);

    internal CostTrackingOptions Options => _options;

    internal PeriodClock Days => _days;

    internal bool HasReservations => _hasHard;

    internal bool HasWork => _hasHard || _isUsed || _options.Retention is not null;

    internal TimeProvider Time => _time;

    internal ILogger Logger => _logger;

    private static BudgetReservation RowOf(TrackedCall call) => new()
    {
        Id = call.ReservationId,
        ExpiresAt = call.ReservedUntil ?? default,
        Parts = ReservedParts.Format(call.Reserved),
    };

    private static void CheckLabels(CallStart start)
    {
        ArgumentException.ThrowIfNullOrEmpty(start.Provider);
        ArgumentException.ThrowIfNullOrEmpty(start.Model);
        if (start.Tags.Count > 20 || start.Tags.Any(tag => tag.Length is 0 or > 200 || tag.Contains(',', StringComparison.Ordinal)))
        {
            throw new ArgumentException("A call has 20 tags at most, each of 1 to 200 characters without a comma.", nameof(start));
        }
    }

    private bool WarnOnce(string key) => _warned.Count < 10_000 && _warned.TryAdd(key, true);
}
