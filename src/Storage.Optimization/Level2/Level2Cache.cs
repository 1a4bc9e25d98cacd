using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>
/// The second level as the cache uses it: no failure of the store reaches a caller, none is waited for beyond a limit, and values are
/// written beside the callers, never on the writer's thread. After a failure the store is left alone for a while.
/// </summary>
internal sealed class Level2Cache : IAsyncDisposable
{
    private readonly ILevel2Store _store;
    private readonly CachingOptions _options;
    private readonly CacheClock _clock;
    private readonly ILogger _logger;
    private readonly Channel<Level2Write> _writes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private long _restsUntil = long.MinValue;

    public Level2Cache(ILevel2Store store, CachingOptions options, CacheClock clock, ILogger logger)
    {
        _store = store;
        _options = options;
        _clock = clock;
        _logger = logger;

        // only a channel that drops by itself tells of what it drops
        var queue = new BoundedChannelOptions(options.Level2WriteQueueLimit) { SingleReader = false, FullMode = BoundedChannelFullMode.DropWrite };
        _writes = Channel.CreateBounded<Level2Write>(queue, _ => Counters.Dropped());
        _writer = Task.Run(WriteLoopAsync);
    }

    public Guid Epoch { get; } = Guid.NewGuid();

    public Level2Counters Counters { get; } = new();

    public int? Count => _store.Count;

    public bool IsLocal => _store.IsLocal;

    /// <summary>Gives the name of a value; those of a store that others share carry this cache's epoch.</summary>
    public string NameOf(string table, string column, in DbValue value)
    {
        var text = value.Kind switch
        {
            DbValueKind.Text => value.AsString(),
            DbValueKind.Blob => Convert.ToHexString(value.AsBytes().Span),
            _ => value.ToString(),
        };
        var name = string.Concat(table, ":", column, ":") + (value.Kind == DbValueKind.Text ? "t:" : "v:") + text;
        return IsLocal ? name : $"storage:{Epoch:N}:{name}";
    }

    /// <summary>Reads a value's bytes; null where there are none, or the store does not give them in time.</summary>
    public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (_clock.Now < Volatile.Read(ref _restsUntil))
        {
            return default;
        }

        try
        {
            var read = _store.GetAsync(name, _stopping.Token);
            return read.IsCompletedSuccessfully ? read : ReadInTimeAsync(read.AsTask(), cancellationToken);
        }
        catch (Exception exception)
        {
            OnFailure(exception);
            return default;
        }
    }

    public void Write(Level2Write write) => _writes.Writer.TryWrite(write);

    /// <summary>Writes what waits.</summary>
    public async ValueTask FlushAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            while (_writes.Reader.TryRead(out var write))
            {
                await WriteAsync(write).ConfigureAwait(false);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_writes.Writer.TryComplete())
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _writer.ConfigureAwait(false);
        _store.Dispose();
        _stopping.Dispose();
        _writing.Dispose();
    }

    private async ValueTask<byte[]?> ReadInTimeAsync(Task<byte[]?> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read.WaitAsync(_options.Level2ReadTimeout, _clock.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // what comes of it later is of no interest
            _ = read.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            OnFailure(exception);
            return null;
        }
    }

    private async Task WriteLoopAsync()
    {
        try
        {
            while (await _writes.Reader.WaitToReadAsync(_stopping.Token).ConfigureAwait(false))
            {
                await FlushAsync().ConfigureAwait(false);

                // what comes meanwhile is written together, and wakes nobody
                await Task.Delay(_options.Level2WriteDelay, _clock.Time, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // closing: what was not written is read from the database next time
        }
    }

    private async ValueTask WriteAsync(Level2Write write)
    {
        var life = write.Expires - _clock.Now;
        if (life <= 0 || _clock.Now < Volatile.Read(ref _restsUntil))
        {
            return;
        }

        try
        {
            var buffer = Envelope.Begin(Epoch, write.Clock, write.Expires);
            write.WriteTo(buffer);
            await _store.SetAsync(write.Name, Envelope.End(buffer, write.Name), TimeSpan.FromMilliseconds(life), _stopping.Token)
                .AsTask().WaitAsync(_options.Level2WriteTimeout, _clock.Time, _stopping.Token).ConfigureAwait(false);
            Counters.Written();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !_stopping.IsCancellationRequested)
        {
            OnFailure(exception);
        }
    }

    private void OnFailure(Exception exception)
    {
        Counters.Failed();
        var now = _clock.Now;
        if (Interlocked.Exchange(ref _restsUntil, now + (long)_options.Level2RestTime.TotalMilliseconds) <= now)
        {
            CacheLog.Level2Failed(_logger, _options.Level2RestTime, exception);
        }
    }
}
