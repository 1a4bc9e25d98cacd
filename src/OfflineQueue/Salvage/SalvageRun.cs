using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Puts recovered rows into a queue: what can be opened as messages, the rest as dead letters.</summary>
/// <param name="parts">The queue.</param>
/// <param name="queueId">The queue's number in the damaged database; <see langword="null"/> where it cannot be read, so that only what opens
/// under this queue's name is known to be its own.</param>
internal sealed class SalvageRun(QueueParts parts, long? queueId)
{
    public int Recovered { get; private set; }

    public int Damaged { get; private set; }

    public async ValueTask TakeAsync(IReadOnlyList<QueueItem> page, CancellationToken cancellationToken)
    {
        var items = new List<QueueItem>();
        foreach (var row in page.Where(row => queueId is null || row.Queue == queueId))
        {
            if (parts.Items.Read(row, out var message) == UnsealResult.Opened)
            {
                items.Add(Again(row, message));
            }
            else if (queueId is not null)
            {
                await BuryAsync(row, cancellationToken).ConfigureAwait(false);
            }
        }

        if (items.Count == 0)
        {
            return;
        }

        var results = await parts.Enqueuer.EnqueueMadeAsync(items, cancellationToken).ConfigureAwait(false);
        if (results.FirstOrDefault(result => result.Outcome is EnqueueOutcome.Rejected or EnqueueOutcome.AddedDroppedOther) is not null)
        {
            throw new StorageException(
                StorageErrorCode.TooLarge,
                "The queue that the messages are recovered into is full. Raise its Capacity or MaxBytes and begin again with an empty one.");
        }

        Recovered += items.Count;
    }

    // the hashes are made anew: those of the row are made with the damaged queue's secret
    private QueueItem Again(QueueItem row, QueuedMessage message)
    {
        var fresh = parts.Items.Make(new QueueMessage(message.Payload)
        {
            Id = row.Id,
            OrderKey = message.OrderKey,
            DedupeKey = message.DedupeKey,
            Priority = row.Priority,
        });
        return fresh with
        {
            EnqueuedAt = row.EnqueuedAt,
            ExpiresAt = row.ExpiresAt,
            NotBefore = row.NotBefore,
            State = row.NotBefore is null ? ItemState.Ready : ItemState.Delayed,
            DueAt = row.NotBefore,
        };
    }

    private async ValueTask BuryAsync(QueueItem row, CancellationToken cancellationToken)
    {
        var context = parts.Context;
        var own = row with { Queue = context.QueueId };
        await context.WriteAsync(
            QueueContext.Unit([new CounterChange { Dead = 1 }.For(context.QueueId), ItemStatements.InsertDead(own, DeadReason.Damaged, error: null, context.Now)]),
            cancellationToken).ConfigureAwait(false);
        Damaged++;
    }
}
