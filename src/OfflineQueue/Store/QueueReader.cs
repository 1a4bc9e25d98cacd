using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Looks into the queue without changing it. Every read goes along the index of states, so none gets slower with the number of
/// messages, but for the counts that <see cref="StatisticsAsync"/> makes.</summary>
internal sealed class QueueReader(QueueContext context, ItemFactory items)
{
    // the oldest message is looked for among so many priorities
    private const int MaxPriorities = 16;

    private static readonly ItemState[] States = [ItemState.Ready, ItemState.Delayed, ItemState.Leased, ItemState.Waiting, ItemState.Blocked];

    public async ValueTask<IReadOnlyList<QueuedMessage>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var all = new List<QueueItem>();
        foreach (var state in States)
        {
            all.AddRange(await FirstAsync(state, count, cancellationToken).ConfigureAwait(false));
        }

        return Read(all.OrderByDescending(item => item.Priority).ThenBy(item => item.Seq).Take(count));
    }

    public async ValueTask<IReadOnlyList<QueuedMessage>> BlockedAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Read(await FirstAsync(ItemState.Blocked, count, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask<QueueStatistics> StatisticsAsync(CancellationToken cancellationToken)
    {
        var row = await context.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return new QueueStatistics
        {
            Count = row.Count,
            Bytes = row.Bytes,
            DeadLetters = row.Dead,
            Enqueued = row.Enqueued,
            Dropped = row.Dropped,
            Leased = await CountAsync(ItemState.Leased, cancellationToken).ConfigureAwait(false),
            Delayed = await CountAsync(ItemState.Delayed, cancellationToken).ConfigureAwait(false),
            Waiting = await CountAsync(ItemState.Waiting, cancellationToken).ConfigureAwait(false),
            Blocked = await CountAsync(ItemState.Blocked, cancellationToken).ConfigureAwait(false),
            OldestAge = await OldestAgeAsync(cancellationToken).ConfigureAwait(false),
            IsHigh = context.State.IsHigh,
        };
    }

    public async ValueTask<TimeSpan> OldestAgeAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? oldest = null;
        foreach (var state in States)
        {
            var rest = In(state);
            for (var i = 0; i < MaxPriorities; i++)
            {
                var first = await context.Storage.QueryAsync(
                    rest.OrderByDescending(QueueItem.Columns.Priority).OrderBy(QueueItem.Columns.Seq).Take(1),
                    cancellationToken).ConfigureAwait(false);
                if (first is not [var item])
                {
                    break;
                }

                oldest = oldest is null || item.EnqueuedAt < oldest ? item.EnqueuedAt : oldest;
                rest = In(state).Where(QueueItem.Columns.Priority < item.Priority);
            }
        }

        var age = oldest is { } since ? context.Now - since : TimeSpan.Zero;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }

    /// <summary>Gives when the next delay or lease ends; <see langword="null"/> where there is none.</summary>
    public async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var own = QueueItem.Columns.Queue == context.QueueId;
        var due = await context.Storage.QueryAsync(
            Query.From<QueueItem>().Where(own & QueueItem.Columns.DueAt.IsNotNull()).OrderBy(QueueItem.Columns.DueAt).Take(1), cancellationToken).ConfigureAwait(false);
        return due is [var item] ? item.DueAt : null;
    }

    private async ValueTask<long> CountAsync(ItemState state, CancellationToken cancellationToken) =>
        (await context.Storage.QueryAsync(In(state).Aggregate(SelectItemKind.Count), cancellationToken).ConfigureAwait(false))[0][0].AsInt64();

    private ValueTask<IReadOnlyList<QueueItem>> FirstAsync(ItemState state, int count, CancellationToken cancellationToken) =>
        context.Storage.QueryAsync(In(state).OrderByDescending(QueueItem.Columns.Priority).OrderBy(QueueItem.Columns.Seq).Take(count), cancellationToken);

    private List<QueuedMessage> Read(IEnumerable<QueueItem> found)
    {
        var messages = new List<QueuedMessage>();
        foreach (var item in found)
        {
            if (items.Read(item, out var message) == UnsealResult.Opened)
            {
                messages.Add(message);
            }
        }

        return messages;
    }

    private Query<QueueItem> In(ItemState state) =>
        Query.From<QueueItem>().Where((QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.State == state));
}
