using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>
/// Reads ahead of need what will be asked for, into the cache of a storage's pipe. All its reads go through the pipe, so the cache keeps
/// them right and is never given an older row than it has.
/// </summary>
public sealed partial class Preloader : IAsyncDisposable, IDisposable
{
    private readonly IStorage _storage;
    private readonly PreloadingOptions _options;
    private readonly ILogger _logger;
    private readonly PreloadPace _pace;
    private readonly PreloadWatch _watch;
    private readonly ChatLoads _loads;
    private readonly HotKeys _hotKeys;
    private readonly LoadSchedule _schedule;
    private readonly PreloadTelemetry _telemetry;
    private int _isWarm;

    /// <summary>Makes a preloader; nothing runs before <see cref="Start"/> or <see cref="Schedule"/>. The storage need not be open
    /// yet.</summary>
    /// <param name="storage">The storage, with a <see cref="CachingStorage"/> in its pipe.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Where failures are logged; <see langword="null"/> for nowhere.</param>
    /// <param name="meters">Makes the meter; <see langword="null"/> for a meter of its own.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Preloader(
        IStorage storage, PreloadingOptions? options = null, TimeProvider? time = null, ILogger<Preloader>? logger = null, IMeterFactory? meters = null)
        : this(storage, options ?? new PreloadingOptions(), time ?? TimeProvider.System, logger ?? NullLogger<Preloader>.Instance, new Engine(storage, meters))
    {
    }

    internal Preloader(IStorage storage, PreloadingOptions options, TimeProvider time, ILogger logger, Engine engine)
    {
        ArgumentNullException.ThrowIfNull(storage);
        if (new PreloadingOptionsValidator().Validate(null, options) is { Failed: true } validation)
        {
            throw new ArgumentException(validation.FailureMessage, nameof(options));
        }

        (_storage, _options, _logger) = (storage, options, logger);
        _pace = new PreloadPace(options, time, engine.Statistics);
        _watch = new PreloadWatch(options, time, () => Cache);
        _loads = new ChatLoads(storage, _pace, _watch, options.StepRows);
        _hotKeys = new HotKeys(options, _loads);
        _schedule = new LoadSchedule(options, time, logger);
        _telemetry = new PreloadTelemetry(engine.Meters, GetStatistics);
    }

    /// <summary>Gets the table that keeps the hot keys, for <see cref="IStorageEngine.EnsureSchemaAsync"/>; <c>AddPreloading()</c> adds it
    /// by itself.</summary>
    public static IReadOnlyList<EntityMap> Tables { get; } = [Entity.Map<HotKey>()];

    private CachingStorage? Cache => _storage.GetService(typeof(CachingStorage)) as CachingStorage;

    /// <summary>Loads a chat's context now: stream and last messages side by side, then all their people in one read. It is the host's own
    /// read: it is counted, and waits neither for the budget nor for other reads.</summary>
    /// <param name="streamId">The stream's own id.</param>
    /// <param name="messageLimit">How many messages at most; the cache answers later reads of as many or fewer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The context.</returns>
    /// <exception cref="StorageException">A read failed.</exception>
    public ValueTask<ChatContext> PreloadChatContextAsync(string streamId, int messageLimit = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streamId);
        ArgumentOutOfRangeException.ThrowIfLessThan(messageLimit, 1);
        return _loads.ContextAsync(streamId, messageLimit, cancellationToken);
    }

    /// <summary>Loads the emoji that are used most, without banned ones, now.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The emoji, the most used first.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    public ValueTask<IReadOnlyList<Emoji>> PreloadHotEmojisAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _loads.HotEmojisAsync(limit, isBackground: false, cancellationToken);
    }

    /// <summary>Loads the images that came most often, now, so that each is at hand by its hash.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The images, the most frequent first.</returns>
    /// <exception cref="StorageException">A read failed.</exception>
    public ValueTask<IReadOnlyList<Image>> PreloadCommonImagesAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _loads.CommonImagesAsync(limit, isBackground: false, cancellationToken);
    }

    /// <summary>Gives the counters.</summary>
    /// <returns>The counters since the preloader was made.</returns>
    public PreloadStatistics GetStatistics() => new()
    {
        Rows = _pace.Rows,
        Yields = _pace.Yields,
        Runs = _schedule.Runs,
        Failures = _schedule.Failures,
        Used = _watch.Used,
        Wasted = _watch.Wasted,
        Watched = _watch.Count,
        Slowdown = _watch.Slowdown,
        HotKeys = _hotKeys.Count,
        Loads = _schedule.Names,
    };

    /// <summary>Stops everything; nothing can be scheduled after that.</summary>
    /// <returns>A task that completes when nothing runs any more, or after <see cref="PreloadingOptions.StopTime"/>.</returns>
    public async ValueTask DisposeAsync()
    {
        await _schedule.CloseAsync().ConfigureAwait(false);
        _telemetry.Dispose();
    }

    /// <summary>Stops everything, for containers that are disposed synchronously; waits for what runs as
    /// <see cref="DisposeAsync"/> does.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>What a preloader needs of the engine and the host besides the pipe.</summary>
    internal sealed record Engine(Func<StorageStatistics?> Statistics, IMeterFactory? Meters)
    {
        public Engine(IStorage storage, IMeterFactory? meters)
            : this(() => (storage.GetService(typeof(IStorageEngine)) as IStorageEngine)?.GetStatistics(), meters)
        {
        }
    }
}
