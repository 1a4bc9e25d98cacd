using Microsoft.Extensions.Logging;
using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>What the parts of an open queue share.</summary>
internal sealed class QueueContext
{
    private int _pending;

    public required string Name { get; init; }

    public required long QueueId { get; init; }

    public required IStorage Storage { get; init; }

    public required OfflineQueueOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    public required Random Random { get; init; }

    public required Sealer Sealer { get; init; }

    public required KeyHash Hash { get; init; }

    public required QueueState State { get; init; }

    public required QueueInstruments Instruments { get; init; }

    public string Owner { get; } = ProcessIdentity.Current;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Whether units of this process are under way, which will bring the newest counters themselves.</summary>
    public bool HasPending => Volatile.Read(ref _pending) > 0;

    public static WriteUnit Unit(IReadOnlyCollection<WriteStatement> statements) => new([.. statements]) { Durability = Durability.Full };

    /// <summary>Applies a unit whose first statement changes the counters, and takes them over.</summary>
    public async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _pending);
        try
        {
            var result = await Storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
            if (result.Statements[0].Rows<QueueRow>() is [var row])
            {
                State.Update(row);
            }

            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }
    }

    public async ValueTask<QueueRow> RefreshAsync(CancellationToken cancellationToken)
    {
        var row = await RowAsync(Storage, cancellationToken).ConfigureAwait(false);
        State.Update(row);
        return row;
    }

    public async ValueTask<QueueRow> RowAsync(IStorage storage, CancellationToken cancellationToken) =>
        await storage.FindAsync(Lookup.ByKey<QueueRow>(QueueId), cancellationToken).ConfigureAwait(false)
            ?? throw new StorageException(StorageErrorCode.Database, $"The row of the queue '{Name}' has gone from the table offline_queues. Open the queue again.");
}
