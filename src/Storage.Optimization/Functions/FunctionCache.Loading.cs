using Storage.Optimization.Internal;

namespace Storage.Optimization;

public sealed partial class FunctionCache
{
    private async ValueTask<TResult> LoadAsync<TState, TResult>(
        string key, TState state, Func<TState, CancellationToken, ValueTask<TResult>> load, FunctionResultOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            var cell = _store.FindOrAdd(key);
            var (generation, now, content) = (Volatile.Read(ref _generation), _clock.Now, cell.Content);
            if (content is CacheEntry<FunctionResult> entry && IsFresh(entry))
            {
                _hits.Increment();
                return Cast<TResult>(key, entry);
            }

            if (content is FunctionRun running && running.IsOpen(generation, now) && running.TryEnter())
            {
                Interlocked.Increment(ref _joins);
                if (await WaitAsync(running, cancellationToken).ConfigureAwait(false) is { } joined)
                {
                    return (TResult)joined.Value!;
                }

                continue;
            }

            var tags = options.Tags.Count == 0 ? TagStamps.None : new TagStamps(options.Tags, _tags, now);
            var run = new FunctionRun(generation, now + _loadMilliseconds, tags, content as CacheEntry<FunctionResult>, _options.LoadTimeout, _clock.Time);
            if (!cell.TryReplace(content, run))
            {
                run.Dispose();
                continue;
            }

            Interlocked.Increment(ref _loads);
            _ = RunAsync(cell, run, state, load, options);
            return await WaitAsync(run, cancellationToken).ConfigureAwait(false) is { } own
                ? (TResult)own.Value!
                : throw new TimeoutException($"The function of '{key}' took longer than {_options.LoadTimeout}. Raise FunctionCacheOptions.LoadTimeout, or make it faster.");
        }
    }

    // detached from every caller: the first is no better than the others
    private async Task RunAsync<TState, TResult>(
        CacheCell<FunctionResult> cell, FunctionRun run, TState state, Func<TState, CancellationToken, ValueTask<TResult>> load, FunctionResultOptions options)
    {
        try
        {
            var value = await load(state, run.Token).ConfigureAwait(false);
            var result = new FunctionResult(value, run.Tags);
            cell.TryReplace(run, value is null && !options.KeepsNull ? null : EntryOf(result, run.Generation, options));
            run.Complete(result);
        }
        catch (Exception exception)
        {
            var isOurs = cell.TryReplace(run, run.Previous);
            if (isOurs && exception is not OperationCanceledException && run.Previous is { } previous && IsUsable(previous))
            {
                run.Complete(previous.Value!);
            }
            else
            {
                run.Fail(exception);
            }
        }
        finally
        {
            run.Dispose();
        }
    }

    // null where the run's time is up
    private async ValueTask<FunctionResult?> WaitAsync(FunctionRun run, CancellationToken cancellationToken)
    {
        try
        {
            var left = TimeSpan.FromMilliseconds(Math.Max(1, run.Deadline - _clock.Now));
            return await run.Result.WaitAsync(left, _clock.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!run.Result.IsCompleted)
        {
            Interlocked.Increment(ref _timeouts);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && run.IsEnded)
        {
            return null;
        }
        finally
        {
            run.Leave();
        }
    }

    private bool IsUsable(CacheEntry<FunctionResult> previous)
    {
        var now = _clock.Now;
        return previous.StaleUntil > now && previous.Generation == Volatile.Read(ref _generation) && previous.Value!.IsCurrent(now);
    }
}
