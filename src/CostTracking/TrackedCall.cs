using CostTracking.Internal;

namespace CostTracking;

/// <summary>A call that was begun. End it, or release it; one that is left alone gives its reservation back when its lease is over.</summary>
public sealed class TrackedCall
{
    private Task<CallCost>? _end;
    private int _isEnding;

    internal TrackedCall(Guid id, CallStart start, string provider, DateTimeOffset startedAt)
    {
        Id = id;
        Start = start;
        Provider = provider;
        StartedAt = startedAt;
    }

    /// <summary>Gets the call's own identifier.</summary>
    public Guid Id { get; }

    /// <summary>Gets what was known of it.</summary>
    public CallStart Start { get; }

    /// <summary>Gets the provider, as the catalog calls it.</summary>
    public string Provider { get; }

    /// <summary>Gets when it was begun; it is priced by this time.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Gets when its reservation ends by itself; <see langword="null"/> where nothing is reserved.</summary>
    public DateTimeOffset? ReservedUntil { get; internal set; }

    internal BudgetSlot[] Slots { get; init; } = [];

    /// <summary>Gets or sets the number of its reservation; 0 where nothing is reserved.</summary>
    internal long ReservationId { get; set; }

    internal IReadOnlyList<BudgetCharge> Reserved { get; set; } = [];

    internal long? StartedTicks { get; init; }

    // whoever ends a call first decides how; everyone else gets the same answer
    internal Task<CallCost> EndOnce(CostTracker tracker, CallEnd end, bool isKept, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isEnding, 1) == 0)
        {
            var ending = tracker.RecordAsync(this, end, isKept, cancellationToken);
            Volatile.Write(ref _end, ending);
            return ending;
        }

        // the first one is a few microseconds from having its task
        SpinWait.SpinUntil(() => Volatile.Read(ref _end) is not null);
        return _end!;
    }
}
