using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>
/// Keeps rows and query windows in two levels, and never gives an older one than the last acknowledged write: it hears every commit before
/// it becomes visible. Reads inside a session, streams and raw SQL go past it.
/// </summary>
public sealed partial class CachingStorage : DelegatingStorage, IAsyncDisposable, IDisposable
{
    private readonly CacheSettings _settings;
    private readonly CacheCoherence _coherence;
    private readonly IDisposable? _subscription;
    private readonly Lock _gate = new();
    private TableRows?[] _rows = new TableRows?[64];

    /// <summary>Puts a cache before a storage.</summary>
    /// <param name="inner">The next layer.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="services">What the cache uses of its host; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the second level is the host's distributed cache and there is
    /// none.</exception>
    public CachingStorage(IStorage inner, CachingOptions? options = null, CachingServices? services = null)
        : this(inner, options ?? new CachingOptions(), services ?? new CachingServices(), CoherenceRules.All)
    {
    }

    internal CachingStorage(IStorage inner, CachingOptions options, CachingServices services, CoherenceRules rules, ILevel2Store? level2 = null)
        : base(inner)
    {
        Refuse(new CachingOptionsValidator().Validate(null, options));
        Refuse(new CachingRegionsValidator().Validate(null, options));

        var logger = services.LoggerFactory.CreateLogger<CachingStorage>();
        var clock = new CacheClock(services.TimeProvider);
        var store = !options.IsEnabled ? null : level2 ?? CreateLevel2(options, services.DistributedCache);
        _settings = new CacheSettings(inner, options, services.TimeProvider, logger, rules)
        {
            Level2 = store is null ? null : new Level2Cache(store, options, clock, logger),
        };
        _coherence = new CacheCoherence(_settings);
        _subscription = options.IsEnabled ? inner.Observe(_coherence) : null;
        _telemetry = new CacheTelemetry(services.MeterFactory, GetStatistics);
    }

    internal Level2Cache? Level2 => _settings.Level2;

    // as evictions do
    internal void DropLevel1()
    {
        foreach (var region in _coherence.Regions)
        {
            region.Rows?.Clear();
            region.Windows.Clear();
        }
    }

    internal Task BackgroundEndedAsync() => _settings.Background.EndedAsync();

    /// <inheritdoc/>
    public override ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class
    {
        if (RowsOf<T>() is not { } rows)
        {
            return Inner.FindAsync(lookup, cancellationToken);
        }

        return rows.TryHit(lookup, out var row) ? new(row) : rows.FindAsync(lookup, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(lookups);
        return RowsOf<T>() is { } rows ? rows.FindManyAsync(lookups, cancellationToken) : Inner.FindManyAsync(lookups, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var plan = WindowPlan.Of(query.Shape);
        if (!IsKept<TRow>(plan, query.CacheTime))
        {
            return Inner.QueryAsync(query, cancellationToken);
        }

        var region = _coherence.RegionOf(plan.Shape.Map!);
        if (region.Windows.TryHit(query, plan, out var rows))
        {
            return new(rows);
        }

        return region.Options.IsEnabled ? region.Windows.QueryAsync(query, plan, cancellationToken) : Inner.QueryAsync(query, cancellationToken);
    }

    /// <summary>Stops hearing commits, and ends the second level's work.</summary>
    /// <returns>A task that completes when nothing of the cache runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _settings.Background.EndedAsync().ConfigureAwait(false);
        if (_settings.Level2 is { } level2)
        {
            await level2.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stops hearing commits. The cache must not be read after that.</summary>
    public void Dispose()
    {
        _subscription?.Dispose();
        _telemetry.Dispose();
    }

    // counts and projections only where they are asked for
    private bool IsKept<TRow>(WindowPlan plan, TimeSpan? cacheTime) =>
        plan.IsOfTable && _settings.Options.MaxWindowRows > 0 && (cacheTime is not null || (plan.IsWhole && typeof(TRow) == plan.Shape.Map!.EntityType));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private EntityRows<T>? RowsOf<T>()
        where T : class, IEntity<T>
    {
        var rows = _rows;
        var index = RegionSlot<T>.Index;
        return (uint)index < (uint)rows.Length && rows[index] is { } known ? Unsafe.As<EntityRows<T>>(known) : MakeRows<T>(index);
    }

    private EntityRows<T>? MakeRows<T>(int index)
        where T : class, IEntity<T>
    {
        var region = _coherence.RegionOf(T.Map);
        if (!region.Options.IsEnabled)
        {
            return null;
        }

        lock (_gate)
        {
            if (index >= _rows.Length)
            {
                var longer = new TableRows?[Math.Max(index + 1, _rows.Length * 2)];
                _rows.CopyTo(longer, 0);
                Volatile.Write(ref _rows, longer);
            }

            var made = (EntityRows<T>)(region.Rows ??= new EntityRows<T>(region));
            Volatile.Write(ref _rows[index], made);
            return made;
        }
    }

    private static void Refuse(ValidateOptionsResult validation)
    {
        if (validation.Failed)
        {
            throw new ArgumentException(validation.FailureMessage);
        }
    }

    private static ILevel2Store? CreateLevel2(CachingOptions options, IDistributedCache? distributed) => options.Level2 switch
    {
        Level2Kind.Memory => new MemoryLevel2Store(options.Level2Capacity, options.Level2Bytes),
        Level2Kind.Distributed => new DistributedLevel2Store(distributed
            ?? throw new ArgumentException("The cache's second level is the host's distributed cache, and there is none. Register an IDistributedCache, or set CachingOptions.Level2.", nameof(options))),
        _ => null,
    };
}
