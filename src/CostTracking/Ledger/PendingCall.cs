using Storage.Core;

namespace CostTracking.Internal;

/// <summary>A call that is over and waits to be recorded. It is its own completion, since there is one for each call.</summary>
internal sealed class PendingCall(LlmUsage row, DateTimeOffset day, IReadOnlyList<string> tags, BudgetCharge[] charges)
    : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private static readonly Dictionary<string, BudgetState> NoStates = [];

    public LlmUsage Row { get; } = row;

    /// <summary>The start of the call's day in the ledger's time zone.</summary>
    public DateTimeOffset Day { get; } = day;

    public IReadOnlyList<string> Tags { get; } = tags;

    public BudgetCharge[] Charges { get; } = charges;

    public long SavedMicros { get; init; }

    /// <summary>The reservation that has to go with the record; 0 where there is none.</summary>
    public long ReservationId { get; init; }

    public bool HasReservation => ReservationId != 0;

    /// <summary>The budgets after the commit, by key; set before the completion, which says whether the call was recorded now:
    /// <see langword="false"/> where it had been before.</summary>
    public IReadOnlyDictionary<string, BudgetState> States { get; set; } = NoStates;
}
