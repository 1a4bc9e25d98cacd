using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <content>What runs in the background.</content>
public sealed partial class Preloader
{
    private const string MeasuringLoad = "measuring";
    private const string HotKeysLoad = "hot-keys";
    private const string BusyChatsLoad = "busy-chats";
    private const string HotEmojisLoad = "hot-emojis";
    private const string CommonImagesLoad = "common-images";

    /// <summary>Begins the built-in loads that the options name; the storage has to be open. Without a cache in the pipe it only says so in
    /// the log.</summary>
    /// <exception cref="ObjectDisposedException">The preloader is disposed.</exception>
    public void Start()
    {
        if (Cache is null)
        {
            PreloadLog.NoCache(_logger);
            return;
        }

        // measuring and learning go on at their own pace; at the start there is nothing to measure yet
        _schedule.Add(MeasuringLoad, MeasureAsync, () => _options.Interval, restsFirst: true);
        if (_hotKeys.IsOn)
        {
            _schedule.Add(HotKeysLoad, WarmOrLearnAsync, () => _options.Interval);
        }

        AddBuiltIn(BusyChatsLoad, _options.BusyChats, token => _loads.BusyAsync(_options.BusyChats, _options.MessageLimit, token));
        AddBuiltIn(HotEmojisLoad, _options.HotEmojis, async token => await _loads.HotEmojisAsync(_options.HotEmojis, isBackground: true, token).ConfigureAwait(false));
        AddBuiltIn(CommonImagesLoad, _options.CommonImages, async token => await _loads.CommonImagesAsync(_options.CommonImages, isBackground: true, token).ConfigureAwait(false));
    }

    /// <summary>Runs a load of the host's now and then again and again. It gets its turn as the built-in ones do: within the budget, and not
    /// while foreground reads keep the engine busy. One that fails is logged once, counted and tried again after pauses that double.</summary>
    /// <param name="name">The load's name; one that has it is stopped first. The built-in ones are <c>hot-keys</c>, <c>busy-chats</c>,
    /// <c>hot-emojis</c>, <c>common-images</c> and <c>measuring</c>, which reads nothing and sees what became of preloaded rows.</param>
    /// <param name="load">Reads through the storage, and gives how many rows it read.</param>
    /// <param name="interval">The time between two runs, up to a day; <see langword="null"/> for <see cref="PreloadingOptions.Interval"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is no time, or over a day.</exception>
    /// <exception cref="InvalidOperationException"><see cref="PreloadingOptions.MaxLoads"/> are scheduled.</exception>
    /// <exception cref="ObjectDisposedException">The preloader is disposed.</exception>
    public void Schedule(string name, Func<CancellationToken, ValueTask<int>> load, TimeSpan? interval = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(load);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval ?? _options.Interval, TimeSpan.Zero, nameof(interval));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval ?? _options.Interval, TimeSpan.FromDays(1), nameof(interval));
        _schedule.Add(name, Run, () => interval ?? _options.Interval);

        async ValueTask Run(CancellationToken cancellationToken)
        {
            using var turn = await _pace.TurnAsync(cancellationToken).ConfigureAwait(false);
            _pace.Charge(await load(cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Stops a load.</summary>
    /// <param name="name">The load's name.</param>
    /// <returns><see langword="false"/> where none has it.</returns>
    public bool Stop(string name) => _schedule.Stop(name);

    /// <summary>Stops all loads, the built-in ones included. One that has not ended within <see cref="PreloadingOptions.StopTime"/>, or when the wait
    /// is cancelled, is named in the log. A load may call it too; it does not wait for itself then.</summary>
    /// <param name="cancellationToken">Ends the wait; the loads are stopped all the same.</param>
    /// <returns>A task that completes when none runs any more, or after <see cref="PreloadingOptions.StopTime"/>.</returns>
    public async ValueTask StopAllAsync(CancellationToken cancellationToken = default) => await _schedule.StopAllAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Learns from the cache's counts which keys and chats were hot since the last time, and keeps them for the next start.
    /// <see cref="Start"/> does it at intervals. After a failure the next call keeps what was learned and learns nothing more.</summary>
    /// <param name="cancellationToken">Withdraws the write while it waits.</param>
    /// <returns>A task that completes when the keys are kept.</returns>
    /// <exception cref="StorageException">The keys could not be kept.</exception>
    public async ValueTask SaveHotKeysAsync(CancellationToken cancellationToken = default)
    {
        _hotKeys.Learn(Cache);
        if (_hotKeys.IsOn)
        {
            await _hotKeys.SaveAsync(_storage, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the rows of the kept hot keys and the contexts of the kept hot chats, within the budget. <see cref="Start"/> begins with it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when they are read.</returns>
    /// <exception cref="StorageException">A read failed.</exception>
    public async ValueTask PreloadHotKeysAsync(CancellationToken cancellationToken = default) =>
        await _hotKeys.LoadAsync(_storage, _pace, _watch, cancellationToken).ConfigureAwait(false);

    /// <summary>Counts how many preloaded rows were used, and adapts the built-in loads' intervals.</summary>
    internal void Measure() => _watch.Measure();

    /// <summary>Stops all, and keeps what was learned; a failure of that is logged. It waits as <see cref="StopAllAsync"/> does.</summary>
    internal async Task EndAsync(CancellationToken cancellationToken)
    {
        var hasRun = Volatile.Read(ref _isWarm) != 0;
        try
        {
            await StopAllAsync(cancellationToken).ConfigureAwait(false);
            if (hasRun)
            {
                await SaveHotKeysAsync(cancellationToken).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // preloading is a side path: it must not disturb the stop
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (hasRun)
            {
                PreloadLog.KeysNotKept(_logger, exception);
            }
        }
    }

    private ValueTask MeasureAsync(CancellationToken cancellationToken)
    {
        Measure();
        return ValueTask.CompletedTask;
    }

    private void AddBuiltIn(string name, int count, Func<CancellationToken, ValueTask> load)
    {
        if (count > 0)
        {
            _schedule.Add(name, load, () => _options.Interval * _watch.Slowdown);
        }
    }

    // what was kept is read first, so that it is not written over before it is known
    private async ValueTask WarmOrLearnAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _isWarm) != 0)
        {
            await SaveHotKeysAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await PreloadHotKeysAsync(cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _isWarm, 1);
    }
}
