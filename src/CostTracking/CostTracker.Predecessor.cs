using CostTracking.Internal;
using Storage.Core;

namespace CostTracking;

/// <content>The predecessor's call.</content>
public sealed partial class CostTracker
{
    /// <summary>Records a call that is over and says how the day stands, as the predecessor's <c>track_call</c> did.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="model">The model.</param>
    /// <param name="inputTokens">How many tokens went in.</param>
    /// <param name="outputTokens">How many tokens came out.</param>
    /// <param name="userId">The user that the call was made for.</param>
    /// <param name="cancellationToken">Ends the wait for room in the queue.</param>
    /// <returns>The cost, the day's total and the daily budget.</returns>
    /// <exception cref="StorageException">The call could not be recorded.</exception>
    public async ValueTask<TrackedCost> TrackAsync(
        string provider, string model, long inputTokens, long outputTokens, string userId = "system", CancellationToken cancellationToken = default)
    {
        var start = new CallStart { Provider = provider, Model = model, UserId = userId };
        var cost = await RecordAsync(start, new CallEnd { Usage = new(inputTokens, outputTokens) }, cancellationToken).ConfigureAwait(false);
        var slot = _daily.SlotOf(string.Empty, _time.GetUtcNow());
        var status = BudgetBook.StatusOf(slot, cost.States?.GetValueOrDefault(slot.Key)
            ?? await _storage.FindAsync(Lookup.ByKey<BudgetState>(slot.Key), cancellationToken).ConfigureAwait(false));
        var hasBudget = _options.DailyBudget is not null;
        return new()
        {
            Cost = cost.Amount?.Round(4),
            TotalToday = status.Spent.Round(2),
            BudgetRemaining = hasBudget ? (status.Limit - status.Spent).Round(2) : null,
            BudgetUsedPercent = hasBudget ? status.UsedPercent : null,
            Call = cost,
        };
    }
}
