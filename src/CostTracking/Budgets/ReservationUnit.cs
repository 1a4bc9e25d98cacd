using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The units by which reservations come and go. Each is conditional, so two processes cannot both have the last of a budget, and
/// what was reserved is given back once, whoever gives it back.</summary>
internal static class ReservationUnit
{
    /// <summary>Reserves for several calls at once: all of them, or none.</summary>
    public static WriteUnit Reserve(IReadOnlyList<Reserving> calls, Func<BudgetSlot, bool> isThere)
    {
        var sums = new Dictionary<string, (BudgetSlot Slot, long Micros)>(StringComparer.Ordinal);
        foreach (var part in calls.SelectMany(call => call.Parts))
        {
            sums[part.Slot.Key] = (part.Slot, checked(sums.GetValueOrDefault(part.Slot.Key).Micros + part.ReservedMicros));
        }

        var statements = new List<WriteStatement>();
        foreach (var (slot, micros) in sums.Values)
        {
            if (!isThere(slot))
            {
                statements.Add(Write.Insert(slot.ToState(0, 0), ConflictAction.Ignore));
            }

            // spent and reserved are one column, so that this is one comparison: what is used has to leave room
            var patch = Patch<BudgetState>.Empty.Add(BudgetState.Columns.ReservedMicros, micros).Add(BudgetState.Columns.UsedMicros, micros);
            var hasRoom = (BudgetState.Columns.Id == slot.Key) & (BudgetState.Columns.UsedMicros <= slot.Budget.LimitMicros - micros);
            statements.Add(Write.Patch(patch, hasRoom, expectedRows: 1));
        }

        statements.Add(Write.Insert(calls.Select(call => call.ToRow()).ToArray()));

        // it lives as long as a call: what a power cut takes of it has not been spent by anybody who is still there
        return new([.. statements]) { Durability = Durability.Normal };
    }

    /// <summary>Gives back what a call has reserved; fails where that was done before.</summary>
    public static WriteUnit Release(BudgetReservation reservation) => new(
    [
        Write.Delete(Query.From<BudgetReservation>().Where(BudgetReservation.Columns.Id == reservation.Id), expectedRows: 1),
        .. ReservedParts.Parse(reservation.Parts).Select(part => Write.Patch(
            Patch<BudgetState>.Empty.Add(BudgetState.Columns.ReservedMicros, -part.Micros).Add(BudgetState.Columns.UsedMicros, -part.Micros),
            BudgetState.Columns.Id == part.Key)),
    ])
    {
        Durability = Durability.Normal,
    };

    /// <summary>Takes a step that has left a rolling time out of it; fails where that was done before, or the step has changed.</summary>
    public static WriteUnit Leave(BudgetState bucket, string key) => new(
        Write.Delete(
            Query.From<BudgetState>().Where((BudgetState.Columns.Id == bucket.Id) & (BudgetState.Columns.SpentMicros == bucket.SpentMicros)),
            expectedRows: 1),
        Write.Patch(
            Patch<BudgetState>.Empty.Add(BudgetState.Columns.SpentMicros, -bucket.SpentMicros).Add(BudgetState.Columns.UsedMicros, -bucket.SpentMicros),
            BudgetState.Columns.Id == key))
    {
        Durability = Durability.Full,
    };
}
