using Storage.Core;

namespace CostTracking.Internal;

/// <summary>
/// The unit that records calls: their rows, the sums of hours, days and tags, the steps of latency, the budgets, and the reservations that
/// end. All of it or nothing is stored, so sums are always those of the rows. A row that is there already fails the unit by its unique
/// id, and a reservation that has expired fails it by its count.
/// </summary>
internal sealed class LedgerUnit
{
    private readonly Dictionary<(RollupGrain, DateTimeOffset, string, string, string, string, string), CostRollup> _rollups = [];
    private readonly Dictionary<(DateTimeOffset, string, string, int), LatencyRollup> _latencies = [];
    private readonly Dictionary<string, BudgetState> _states = new(StringComparer.Ordinal);

    private LedgerUnit()
    {
    }

    public static WriteUnit Of(IReadOnlyList<PendingCall> calls, bool withReservations)
    {
        var unit = new LedgerUnit();
        var rows = new LlmUsage[calls.Count];
        var reserved = new List<Guid>();
        for (var i = 0; i < rows.Length; i++)
        {
            var call = calls[i];
            rows[i] = call.Row;
            unit.Add(call, withReservations);
            if (withReservations && call.HasReservation)
            {
                reserved.Add(call.Row.CallId!.Value);
            }
        }

        var statements = new List<WriteStatement>(5) { rows.Length == 1 ? Write.Insert(rows[0]) : Write.Insert(rows) };
        statements.Add(Write.Upsert(unit._rollups.Values.ToArray(), CostRollup.Adding));
        if (unit._latencies.Count > 0)
        {
            statements.Add(Write.Upsert(unit._latencies.Values.ToArray(), LatencyRollup.Adding));
        }

        if (unit._states.Count > 0)
        {
            statements.Add(Write.Upsert(unit._states.Values.ToArray(), BudgetState.Adding));
        }

        if (reserved.Count > 0)
        {
            statements.Add(Write.Delete(Query.From<BudgetReservation>().Where(BudgetReservation.Columns.Id.In(reserved)), expectedRows: reserved.Count));
        }

        return new([.. statements]) { Durability = Durability.Full };
    }

    private void Add(PendingCall call, bool withReservations)
    {
        var row = call.Row;
        var started = row.StartedAt!.Value;
        var hour = new DateTimeOffset(started.UtcTicks - (started.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        AddRollup(call, RollupGrain.Hour, hour, string.Empty);
        AddRollup(call, RollupGrain.Day, call.Day, string.Empty);
        foreach (var tag in call.Tags)
        {
            AddRollup(call, RollupGrain.Day, call.Day, tag);
        }

        if (row.Duration is { } duration)
        {
            var key = (call.Day, row.ModelApiProvider, row.ModelName, LatencyScale.StepOf(duration));
            _latencies[key] = _latencies.TryGetValue(key, out var known)
                ? known with { Calls = known.Calls + 1 }
                : new() { Start = key.Day, Provider = key.ModelApiProvider, Model = key.ModelName, Step = key.Item4, Calls = 1 };
        }

        foreach (var charge in call.Charges)
        {
            AddCharge(charge, withReservations && call.HasReservation ? charge.ReservedMicros : 0);
        }
    }

    private void AddCharge(BudgetCharge charge, long reserved)
    {
        AddState(charge.Slot.ToState(charge.SpentMicros, -reserved));
        if (charge.Slot.Bucket is { } bucket && charge.SpentMicros != 0)
        {
            AddState(bucket.ToState(charge.SpentMicros, 0));
        }
    }

    private void AddState(BudgetState state) => _states[state.Id] = _states.TryGetValue(state.Id, out var known) ? known.Plus(state) : state;

    private void AddRollup(PendingCall call, RollupGrain grain, DateTimeOffset start, string tag)
    {
        var row = call.Row;
        var isTag = tag.Length > 0;
        var key = (grain, start, tag, isTag ? string.Empty : row.ModelApiProvider, isTag ? string.Empty : row.ModelName, isTag ? string.Empty : row.UserId, row.Currency ?? string.Empty);
        if (!_rollups.TryGetValue(key, out var sum))
        {
            sum = new() { Grain = grain, Start = start, Tag = tag, Provider = key.Item4, Model = key.Item5, UserId = key.Item6, Currency = key.Item7 };
        }

        _rollups[key] = sum with
        {
            Calls = sum.Calls + 1,
            Failed = sum.Failed + (row.Outcome == CallOutcome.Completed ? 0 : 1),
            Unpriced = sum.Unpriced + (row.AmountMicros is null ? 1 : 0),
            Estimated = sum.Estimated + (row.UsageSource == UsageSource.Provider ? 0 : 1),
            InputTokens = sum.InputTokens + row.PromptTokens,
            OutputTokens = sum.OutputTokens + row.CompletionTokens,
            CachedTokens = sum.CachedTokens + (row.CachedTokens ?? 0),
            CacheWriteTokens = sum.CacheWriteTokens + (row.CacheWriteTokens ?? 0),
            ReasoningTokens = sum.ReasoningTokens + (row.ReasoningTokens ?? 0),
            AmountMicros = checked(sum.AmountMicros + (row.AmountMicros ?? 0)),
            SavedMicros = sum.SavedMicros + call.SavedMicros,
            DurationMicros = sum.DurationMicros + ((row.Duration?.Ticks ?? 0) / TimeSpan.TicksPerMicrosecond),
        };
    }
}
