using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>Looks at the budgets that calls have just been charged to, and tells of each threshold that one has reached, once a
/// period.</summary>
internal sealed class BudgetWatch(IStorage storage, AlertBook alerts, CostMetrics metrics, TimeProvider time, ILogger logger)
{
    private const int ToldLimit = 10_000;
    private static readonly IReadOnlyDictionary<string, BudgetState> None = new Dictionary<string, BudgetState>();

    // what this process need not ask the database again
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyDictionary<string, BudgetState>> LookAsync(IReadOnlyList<PendingCall> calls)
    {
        Dictionary<string, BudgetSlot>? slots = null;
        foreach (var charge in calls.SelectMany(call => call.Charges))
        {
            (slots ??= new(StringComparer.Ordinal))[charge.Slot.Key] = charge.Slot;
        }

        if (slots is null)
        {
            return None;
        }

        try
        {
            var keys = slots.Keys.ToList();
            var rows = await storage.FindManyAsync([.. keys.Select(key => Lookup.ByKey<BudgetState>(key))]).ConfigureAwait(false);
            var states = new Dictionary<string, BudgetState>(StringComparer.Ordinal);
            foreach (var row in rows.OfType<BudgetState>())
            {
                states[row.Id] = row;
                await TellAsync(slots[row.Id], row).ConfigureAwait(false);
            }

            return states;
        }
#pragma warning disable CA1031 // the calls are recorded; that nobody could be told of a budget is no failure of theirs
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.BudgetWatchFailed(logger, exception);
            return None;
        }
    }

    /// <summary>Tells that a call was refused: a budget whose rest fits no call never reaches 100 %.</summary>
    public async ValueTask TellRefusedAsync(BudgetExceededException refusal, BudgetSlot slot)
    {
        metrics.OnRefused(slot.Budget.Name);
        try
        {
            await TellAsync(slot, refusal.Status, "refused", AlertSeverity.Critical, $"The budget '{slot.Budget.Name}' refuses calls", refusal.Message).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the caller gets the refusal in any case
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.BudgetWatchFailed(logger, exception);
        }
    }

    private async ValueTask TellAsync(BudgetSlot slot, BudgetState state)
    {
        var budget = slot.Budget;
        var status = BudgetBook.StatusOf(slot, state);
        metrics.OnBudget(status);
        foreach (var threshold in budget.Thresholds)
        {
            // a limit of 0 is reached by the first spending
            if (state.SpentMicros >= budget.ReachedAt(threshold) && state.SpentMicros > 0)
            {
                var percent = threshold.ToString("0.##", CultureInfo.InvariantCulture);
                var severity = threshold >= 100m ? AlertSeverity.Critical : AlertSeverity.Warning;
                await TellAsync(slot, status, percent, severity, $"{percent} % of the budget '{budget.Name}' are spent", TextOf(status)).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask TellAsync(BudgetSlot slot, BudgetStatus status, string what, AlertSeverity severity, string title, string text)
    {
        var now = time.GetUtcNow();
        var key = $"{slot.Budget.Name}|{slot.Budget.Currency}|{slot.Budget.AlertPeriodOf(slot, now)}|{what}|{slot.Scope}";
        if (_told.ContainsKey(key))
        {
            return;
        }

        await alerts.TellOnceAsync(new Alert("budget", severity, title, text, now)
        {
            Key = key,
            Facts =
            [
                new("budget", status.Name), new("scope", status.ScopeValue.Length == 0 ? "all" : $"{status.Scope} {status.ScopeValue}"), new("spent", status.Spent.ToString()),
                new("limit", status.Limit.ToString()), new("used", string.Create(CultureInfo.InvariantCulture, $"{status.UsedPercent:0.0} %")),
            ],
        }).ConfigureAwait(false);
        if (_told.Count >= ToldLimit)
        {
            _told.Clear();
        }

        _told.TryAdd(key, true);
    }

    private static string TextOf(BudgetStatus status) => string.Create(
        CultureInfo.InvariantCulture,
        $"{status.Spent} of {status.Limit} are spent ({status.UsedPercent:0.0} %). {(status.IsHard ? "Calls that do not fit are refused." : "Calls go on; the budget only tells.")}");
}
