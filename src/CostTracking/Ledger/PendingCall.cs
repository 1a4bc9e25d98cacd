using Storage.Core;

namespace CostTracking.Internal;

/// <summary>A call that is over and waits to be recorded.</summary>
internal sealed class PendingCall(LlmUsage row, DateTimeOffset day, IReadOnlyList<string> tags, IReadOnlyList<BudgetCharge> charges)
{
    private static readonly Dictionary<string, BudgetState> NoStates = [];

    public LlmUsage Row { get; } = row;

    /// <summary>The start of the call's day in the ledger's time zone.</summary>
    public DateTimeOffset Day { get; } = day;

    public IReadOnlyList<string> Tags { get; } = tags;

    public IReadOnlyList<BudgetCharge> Charges { get; } = charges;

    public long SavedMicros { get; init; }

    /// <summary>Whether a reservation was made under the call's id, and has to go with the record.</summary>
    public bool HasReservation { get; init; }

    /// <summary>Completed with whether the call was recorded now; <see langword="false"/> where it had been before.</summary>
    public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The budgets after the commit, by key; set before <see cref="Done"/>.</summary>
    public IReadOnlyDictionary<string, BudgetState> States { get; set; } = NoStates;
}
