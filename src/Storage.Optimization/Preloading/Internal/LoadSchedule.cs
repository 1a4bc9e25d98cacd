using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>The loads by name.</summary>
internal sealed class LoadSchedule(PreloadingOptions options, TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ScheduledLoad> _loads = new(StringComparer.Ordinal);
    private readonly HashSet<ScheduledLoad> _ending = [];
    private bool _isClosed;
    private long _runs;
    private long _failures;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public TimeSpan RetryDelay => options.RetryDelay;

    public long Runs => Interlocked.Read(ref _runs);

    public long Failures => Interlocked.Read(ref _failures);

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_gate)
            {
                return [.. _loads.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    public void Succeeded() => Interlocked.Increment(ref _runs);

    public void Failed() => Interlocked.Increment(ref _failures);

    public void Add(string name, Func<CancellationToken, ValueTask> load, Func<TimeSpan> interval, bool restsFirst = false)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(Preloader));
            if (_loads.Count >= options.MaxLoads && !_loads.ContainsKey(name))
            {
                throw new InvalidOperationException($"{_loads.Count} loads are scheduled, which is the limit. Stop one, or raise PreloadingOptions.MaxLoads.");
            }

            var before = End(name)?.Ended ?? Task.CompletedTask;
            var scheduled = new ScheduledLoad(name, load, interval, this) { RestsFirst = restsFirst };
            _loads[name] = scheduled;
            scheduled.Start(before);
        }
    }

    public bool Stop(string name)
    {
        lock (_gate)
        {
            return End(name) is not null;
        }
    }

    /// <summary>Stops all, and waits until none runs; a load that does not end holds it up for <see cref="PreloadingOptions.StopTime"/> at
    /// most.</summary>
    public async Task StopAllAsync(CancellationToken cancellationToken)
    {
        ScheduledLoad[] ending;
        lock (_gate)
        {
            foreach (var name in _loads.Keys.ToArray())
            {
                End(name);
            }

            // a load that stops all cannot wait for itself
            ending = [.. _ending.Where(load => load != ScheduledLoad.Current)];
        }

        try
        {
            await Task.WhenAll(ending.Select(load => load.Ended)).WaitAsync(options.StopTime, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            foreach (var load in ending.Where(load => !load.Ended.IsCompleted))
            {
                PreloadLog.StillRunning(logger, load.Name);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        return StopAllAsync(CancellationToken.None);
    }

    // under the gate; what is ending is kept, so that who stops all waits for it too
    private ScheduledLoad? End(string name)
    {
        _ending.RemoveWhere(load => load.Ended.IsCompleted);
        if (!_loads.Remove(name, out var load))
        {
            return null;
        }

        _ending.Add(load);
        load.Stop();
        return load;
    }
}
