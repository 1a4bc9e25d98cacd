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

    private readonly SemaphoreSlim _refilling = new(1, 1);
    private readonly Lock _gate = new();
    private readonly List<QueueItem> _ahead = [];
    private readonly HashSet<long> _taken = [];
    private readonly HashSet<long> _returned = [];
    private int _next;

    /// <summary>Reads who has to go first, as of a transaction.</summary>
    /// <returns>The message, or <see langword="null"/> where there is none, or only such of a higher priority.</returns>
    public async ValueTask<QueueItem?> FirstAsync(IStorage storage, int priority, CancellationToken cancellationToken)
    {
        var (candidates, lowest) = await CandidatesAsync(storage, above: null, count: 1, cancellationToken).ConfigureAwait(false);
        return lowest is { } found && found <= priority && candidates is [var first, ..] ? first : null;
    }

    /// <summary>Takes some that were read ahead; give them back by <see cref="Return"/>.</summary>
    /// <returns>The messages, or <see langword="null"/> where there are not enough, or only such of a higher priority.</returns>
    public async ValueTask<IReadOnlyList<QueueItem>?> TakeAsync(int priority, Shortage shortage, CancellationToken cancellationToken)
    {
        var victims = new List<QueueItem>();
        while (true)
        {
            if (Take(priority, ref shortage, victims) is { } isEnough)
            {
                return isEnough ? victims : GiveUp(victims);
            }

            if (!await RefillAsync(cancellationToken).ConfigureAwait(false))
            {
                return GiveUp(victims);
            }
        }
    }

    /// <summary>Says that a unit with these has ended; one that failed shows that the view is old.</summary>
    public void Return(IReadOnlyList<QueueItem> victims, bool isStale)
    {
        lock (_gate)
        {
            foreach (var victim in victims)
            {
                _taken.Remove(victim.Seq);
                _returned.Add(victim.Seq);
            }

            if (isStale)
            {
                _next = _ahead.Count;
            }
        }
    }

    public void Dispose() => _refilling.Dispose();

    // null where more have to be read
    private bool? Take(int priority, ref Shortage shortage, List<QueueItem> victims)
    {
        lock (_gate)
        {
            while (shortage.Exists)
            {
                if (_next == _ahead.Count)
                {
                    return null;
                }

                var victim = _ahead[_next];
                if (victim.Priority > priority)
                {
                    return false;
                }

                _next++;
                Follow(victim);
                victims.Add(victim);
                _taken.Add(victim.Seq);
                shortage = shortage.Without(victim);
            }

            return true;
        }
    }

    private IReadOnlyList<QueueItem>? GiveUp(List<QueueItem> victims)
    {
        Return(victims, isStale: true);
        return null;
    }

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
        await _refilling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            int count;
            lock (_gate)
            {
                if (_next < _ahead.Count)
                {
                    return true;
                }

                // what is given back from here on may have been read before it was dropped
                _returned.Clear();
                count = Ahead + _taken.Count;
            }

            return await ReadAheadAsync(count, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _refilling.Release();
        }
    }

    private async ValueTask<bool> ReadAheadAsync(int count, CancellationToken cancellationToken)
    {
        int? above = null;
        while (true)
        {
            var (candidates, found) = await CandidatesAsync(context.Storage, above, count, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return false;
            }

            lock (_gate)
            {
                _ahead.Clear();
                _next = 0;
                _ahead.AddRange(WithoutTaken(candidates));
                if (_ahead.Count > 0)
                {
                    return true;
                }
            }

            above = found;
        }
    }

    // those that units under way will drop are not there to be taken; the one after such a first of its key will be the first
    private IEnumerable<QueueItem> WithoutTaken(List<QueueItem> candidates)
    {
        var leaving = new HashSet<Guid>();
        foreach (var candidate in candidates)
        {
            var follows = candidate is { State: ItemState.Waiting, OrderKey: { } waiting } && leaving.Remove(waiting);
            if (!_taken.Contains(candidate.Seq) && !_returned.Contains(candidate.Seq))
            {
                yield return follows ? candidate with { State = ItemState.Ready } : candidate;
            }
            else if (candidate.OrderKey is { } key && (follows || candidate.State != ItemState.Waiting))
            {
                leaving.Add(key);
            }
        }
    }

    private async ValueTask<(List<QueueItem> Candidates, int? Priority)> CandidatesAsync(
        IStorage storage, int? above, int count, CancellationToken cancellationToken)
    {
        int? lowest = null;
        foreach (var state in Droppable)
        {
            var query = above is { } floor ? In(state).Where(QueueItem.Columns.Priority > floor) : In(state);
            var first = await storage.QueryAsync(query.OrderBy(QueueItem.Columns.Priority).Take(1), cancellationToken).ConfigureAwait(false);
            lowest = first is [var item] && (lowest is null || item.Priority < lowest) ? item.Priority : lowest;
        }

        var candidates = new List<QueueItem>();
        if (lowest is { } priority)
        {
            foreach (var state in Droppable)
            {
                var query = In(state).Where(QueueItem.Columns.Priority == priority).OrderBy(QueueItem.Columns.Seq).Take(count);
                candidates.AddRange(await ReadAsync(storage, query, cancellationToken).ConfigureAwait(false));
            }

            candidates.Sort((left, right) => left.Seq.CompareTo(right.Seq));
            candidates.RemoveRange(Math.Min(count, candidates.Count), Math.Max(0, candidates.Count - count));
        }

        return (candidates, lowest);
    }

    private async ValueTask<IEnumerable<QueueItem>> ReadAsync(IStorage storage, Query<QueueItem> query, CancellationToken cancellationToken)
    {
        if (context.Options.KeepDropped)
        {
            return await storage.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        }

        var rows = await storage.QueryAsync(query.Select<QueueItem, VictimRow>(), cancellationToken).ConfigureAwait(false);
        return rows.Select(row => row.ToItem());
    }

    private Query<QueueItem> In(ItemState state) =>
        Query.From<QueueItem>().Where((QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.State == state));
}
