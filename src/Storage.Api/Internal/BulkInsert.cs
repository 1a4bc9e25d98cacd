using Storage.Core;

namespace Storage.Api.Internal;

/// <summary>Cuts a stream of rows into chunks and keeps some of them on their way, in order, so that they share commits.</summary>
internal sealed class BulkInsert<T>(IStorage storage, BulkInsertOptions options)
    where T : class, IEntity<T>
{
    private readonly Queue<Task<WriteResult>> _running = new();
    private long _inserted;

    public async ValueTask<long> RunAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        options.Check();
        try
        {
            var chunk = new List<T>(options.ChunkSize);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                chunk.Add(row);
                if (chunk.Count == options.ChunkSize)
                {
                    await SendAsync(chunk, cancellationToken).ConfigureAwait(false);
                }
            }

            if (chunk.Count > 0)
            {
                await SendAsync(chunk, cancellationToken).ConfigureAwait(false);
            }

            while (_running.Count > 0)
            {
                await ReceiveAsync().ConfigureAwait(false);
            }

            return _inserted;
        }
        catch
        {
            // the first failure is the caller's; the chunks behind it end before the call does
            await Task.WhenAll((IEnumerable<Task>)_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async ValueTask SendAsync(List<T> chunk, CancellationToken cancellationToken)
    {
        if (_running.Count >= options.Concurrency)
        {
            await ReceiveAsync().ConfigureAwait(false);
        }

        var unit = new WriteUnit(Write.Insert<T>(chunk.ToArray(), options.Conflict)) { Durability = options.Durability };
        _running.Enqueue(storage.WriteAsync(unit, cancellationToken).AsTask());
        chunk.Clear();
    }

    private async ValueTask ReceiveAsync() => _inserted += (await _running.Dequeue().ConfigureAwait(false)).RowsAffected;
}
