using System.Runtime.InteropServices;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>
/// The unit that records calls: their rows, the sums of hours, days and tags, the steps of latency, the budgets, and the reservations that
/// end. All of it or nothing is stored, so sums are always those of the rows. A row that is there already fails the unit by its unique
/// id, and a reservation that has expired fails it by its count.
/// </summary>
internal sealed class LedgerUnit
{
    private readonly Dictionary<RollupKey, RollupSum> _rollups = [];
    private readonly Dictionary<(DateTimeOffset Day, string Provider, string Model, int Step), long> _latencies = [];
    private readonly Dictionary<BudgetSlot, (long Spent, long Reserved)> _states = new(ReferenceEqualityComparer.Instance);

    private LedgerUnit()
    {
    }

    public static WriteUnit Of(IReadOnlyList<PendingCall> calls, bool withReservations)
    {
        var unit = new LedgerUnit();
        var rows = new LlmUsage[calls.Count];
        var reserved = new List<long>();
        for (var i = 0; i < rows.Length; i++)
        {
            var call = calls[i];
            var endsReservation = withReservations && call.HasReservation;
            rows[i] = call.Row;
            unit.Add(call, endsReservation);
            if (endsReservation)
            {
                reserved.Add(call.ReservationId);
            }
        }

        return new(unit.Statements(rows, reserved)) { Durability = Durability.Full };
    }

    private WriteStatement[] Statements(LlmUsage[] rows, List<long> reserved)
    {
        var statements = new List<WriteStatement>(5)
        {
            rows.Length == 1 ? Write.Insert(rows[0]) : Write.Insert(rows),
            Write.Upsert(_rollups.Select(sum => sum.Value.ToRow(sum.Key)).ToArray(), CostRollup.Adding),
        };
        if (_latencies.Count > 0)
        {
            statements.Add(Write.Upsert(_latencies.Select(ToRow).ToArray(), LatencyRollup.Adding));
        }

        if (_states.Count > 0)
        {
            statements.Add(Write.Upsert(_states.Select(state => state.Key.ToState(state.Value.Spent, state.Value.Reserved)).ToArray(), BudgetState.Adding));
        }

        if (reserved.Count > 0)
        {
            var which = reserved.Count == 1 ? BudgetReservation.Columns.Id == reserved[0] : BudgetReservation.Columns.Id.In(reserved);
            statements.Add(Write.Delete(Query.From<BudgetReservation>().Where(which), expectedRows: reserved.Count));
        }

        return [.. statements];
    }

    private void Add(PendingCall call, bool endsReservation)
    {
        var row = call.Row;
        var started = row.StartedAt!.Value;
        Sum(RollupKey.Of(row, RollupGrain.Hour, new(started.UtcTicks - (started.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero)), call);
        Sum(RollupKey.Of(row, RollupGrain.Day, call.Day), call);
        foreach (var tag in call.Tags)
        {
            Sum(RollupKey.OfTag(row, call.Day, tag), call);
        }

        if (row.Duration is { } duration)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_latencies, (call.Day, row.ModelApiProvider, row.ModelName, LatencyScale.StepOf(duration)), out _)++;
        }

        foreach (var charge in call.Charges)
        {
            Charge(charge.Slot, charge.SpentMicros, endsReservation ? -charge.ReservedMicros : 0);
            if (charge.Slot.Bucket is { } bucket && charge.SpentMicros != 0)
            {
                Charge(bucket, charge.SpentMicros, 0);
            }
        }
    }

    private void Sum(RollupKey key, PendingCall call)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_rollups, key, out _);
        (sum ??= new()).Add(call);
    }

    private void Charge(BudgetSlot slot, long spent, long reserved)
    {
        ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, slot, out _);
        state = (checked(state.Spent + spent), checked(state.Reserved + reserved));
    }

    private static LatencyRollup ToRow(KeyValuePair<(DateTimeOffset Day, string Provider, string Model, int Step), long> latency) => new()
    {
        Start = latency.Key.Day,
        Provider = latency.Key.Provider,
        Model = latency.Key.Model,
        Step = latency.Key.Step,
        Calls = latency.Value,
    };
}
