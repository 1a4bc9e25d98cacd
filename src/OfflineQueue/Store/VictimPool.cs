using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>
/// Finds the messages that a full queue drops: the lowest priority first, and of those the oldest, never a leased one. Some are read ahead,
/// so that many senders at the cap each have their own and none reads the queue for itself. A unit drops a message only as it was seen
/// here, so an old view costs a try and nothing else.
/// </summary>
internal sealed class VictimPool(QueueContext context) : IDisposable
{
    private const int Ahead = 256;

    private static readonly ItemState[] Droppable = [ItemState.Ready, ItemState.Delayed, ItemState.Waiting, ItemState.Blocked];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<QueueItem> _ahead = [];
    private readonly HashSet<long> _taken = [];
    private int _next;

    /// <summary>Reads who has to go first, as of a transaction.</summary>
    /// <returns>The message, or <see langword="null"/> where there is none, or only such of a higher priority.</returns>
    public async ValueTask<QueueItem?> FirstAsync(IStorage storage, int priority, CancellationToken cancellationToken)
    {
        var (candidates, lowest) = await CandidatesAsync(storage, above: null, count: 1, cancellationToken).ConfigureAwait(false);
        return lowest is { } found && found <= priority && candidates is [var first, ..] ? first : null;
    }

    /// <summary>Takes some that were read ahead; give them back by <see cref="Return"/>.</summary>
    public async ValueTask<IReadOnlyList<QueueItem>?> TakeAsync(int priority, Shortage shortage, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var victims = new List<QueueItem>();
            while (shortage.Exists)
            {
                if (_next == _ahead.Count && !await RefillAsync(cancellationToken).ConfigureAwait(false))
                {
                    break;
                }

                var victim = _ahead[_next];
                if (victim.Priority > priority)
                {
                    break;
                }

                _next++;
                Follow(victim);
                victims.Add(victim);
                shortage = shortage.Without(victim);
            }

            if (shortage.Exists)
            {
                return null;
            }

            _taken.UnionWith(victims.Select(victim => victim.Seq));
            return victims;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Says that a unit with these has ended; one that failed shows that the view is old.</summary>
    public void Return(IReadOnlyList<QueueItem> victims, bool isStale)
    {
        _gate.Wait();
        try
        {
            _taken.ExceptWith(victims.Select(victim => victim.Seq));
            if (isStale)
            {
                _next = _ahead.Count;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    // the one after a dropped first of its key is promoted by the same unit; where that is one of another priority, the unit fails and the
    // exact way is taken
    private void Follow(QueueItem victim)
    {
        if (victim is { State: not ItemState.Waiting, OrderKey: { } key } && _ahead.FindIndex(_next, item => item.OrderKey == key) is >= 0 and var index)
        {
            _ahead[index] = _ahead[index] with { State = ItemState.Ready };
        }
    }

    private async ValueTask<bool> RefillAsync(CancellationToken cancellationToken)
    {
        _ahead.Clear();
        _next = 0;
        int? above = null;
        while (_ahead.Count == 0)
        {
            var (candidates, found) = await CandidatesAsync(context.Storage, above, Ahead + _taken.Count, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return false;
            }

            _ahead.AddRange(candidates.Where(candidate => !_taken.Contains(candidate.Seq)));
            above = found;
        }

        return true;
    }

    private async ValueTask<(List<QueueItem> Candidates, int? Priority)> CandidatesAsync(IStorage storage, int? above, int count, CancellationToken cancellationToken)
    {
        int? lowest = null;
        foreach (var state in Droppable)
        {
            var query = In(state);
            var first = await storage.QueryAsync((above is { } floor ? query.Where(QueueItem.Columns.Priority > floor) : query).OrderBy(QueueItem.Columns.Priority).Take(1), cancellationToken)
                .ConfigureAwait(false);
            lowest = first is [var item] && (lowest is null || item.Priority < lowest) ? item.Priority : lowest;
        }

        var candidates = new List<QueueItem>();
        if (lowest is { } priority)
        {
            foreach (var state in Droppable)
            {
                candidates.AddRange(await storage.QueryAsync(In(state).Where(QueueItem.Columns.Priority == priority).OrderBy(QueueItem.Columns.Seq).Take(count), cancellationToken).ConfigureAwait(false));
            }

            candidates.Sort((left, right) => left.Seq.CompareTo(right.Seq));
            candidates.RemoveRange(Math.Min(count, candidates.Count), Math.Max(0, candidates.Count - count));
        }

        return (candidates, lowest);
    }

    private Query<QueueItem> In(ItemState state) =>
        Query.From<QueueItem>().Where((QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.State == state));
}
