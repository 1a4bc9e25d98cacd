using System.Threading.Channels;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>
/// Gathers what many callers want written and hands it on in batches: what comes while one batch is on its way is the next, so a lone caller
/// does not wait and many share a commit. One batch is under way at a time, so their order is that of the callers.
/// </summary>
/// <remarks>Who hands an item in awaits the item's own completion; a flush completes every item it is given. A full queue makes callers
/// wait.</remarks>
internal sealed class Coalescer<T> : IAsyncDisposable
{
    private readonly Channel<T> _waiting;
    private readonly Func<IReadOnlyList<T>, Task> _flush;
    private readonly int _batchSize;
    private readonly Lock _gate = new();
    private Task? _pump;

    public Coalescer(int capacity, int batchSize, Func<IReadOnlyList<T>, Task> flush)
    {
        _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _batchSize = batchSize;
        _flush = flush;
    }

    public int Waiting => _waiting.Reader.Count;

    public async ValueTask AddAsync(T item, CancellationToken cancellationToken)
    {
        Start();
        try
        {
            await _waiting.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException exception)
        {
            throw new StorageException(StorageErrorCode.Closed, "The cost tracking has been stopped; nothing more is recorded.", exception);
        }
    }

    /// <summary>Refuses further items and waits until those that were taken are written or refused.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (Volatile.Read(ref _pump) is { } pump)
        {
            await pump.ConfigureAwait(false);
        }
    }

    private void Start()
    {
        if (Volatile.Read(ref _pump) is not null)
        {
            return;
        }

        lock (_gate)
        {
            _pump ??= Task.Run(PumpAsync);
        }
    }

    private async Task PumpAsync()
    {
        var reader = _waiting.Reader;
        while (await reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var batch = new List<T>(Math.Min(_batchSize, reader.Count + 1));
            while (batch.Count < _batchSize && reader.TryRead(out var item))
            {
                batch.Add(item);
            }

            await _flush(batch).ConfigureAwait(false);
        }
    }
}
