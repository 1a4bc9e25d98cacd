using CostTracking.Internal;
using Storage.Core;

namespace CostTracking;

/// <content>Budgets at the moment, and what has to be done from time to time.</content>
public sealed partial class CostTracker
{
    private const int RetentionChunk = 1_000;
    private static readonly TimeSpan StateRetention = TimeSpan.FromDays(400);

    /// <summary>Says how a budget stands.</summary>
    /// <param name="name">The budget's name; <c>daily</c> for the daily one.</param>
    /// <param name="scopeValue">The provider, model, user, tag or conversation; empty for a budget over every call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The budget in its present period.</returns>
    /// <exception cref="ArgumentException">There is no such budget.</exception>
    public ValueTask<BudgetStatus> GetBudgetAsync(string name, string scopeValue = "", CancellationToken cancellationToken = default)
    {
        var budget = _book.Budgets.FirstOrDefault(budget => budget.Name == name)
            ?? throw new ArgumentException($"There is no budget '{name}'. The budgets are: {string.Join(", ", _book.Budgets.Select(budget => budget.Name))}.", nameof(name));
        return _book.StatusAsync(budget, scopeValue, cancellationToken);
    }

    /// <summary>Gives back expired reservations, sends alerts that were not sent, records calls that could not be recorded, and deletes rows
    /// that are older than they are kept. A host does this by itself.</summary>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How many reservations were given back.</returns>
    public async ValueTask<int> MaintainAsync(CancellationToken cancellationToken = default)
    {
        var released = await _book.SweepAsync(cancellationToken).ConfigureAwait(false);
        if (released > 0)
        {
            Log.LeasesExpired(_logger, released);
        }

        await _alerts.SweepAsync(cancellationToken).ConfigureAwait(false);
        await _retries.TryAgainAsync(cancellationToken).ConfigureAwait(false);
        await DeleteOldAsync(cancellationToken).ConfigureAwait(false);
        return released;
    }

    private async ValueTask DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_options.Retention is { } retention)
        {
            // the predecessor's rows have no id and no sums, so they stay
            var before = TimeZoneInfo.ConvertTime(now - retention, _zone).DateTime;
            var old = Query.From<LlmUsage>().Where((LlmUsage.Columns.Timestamp < before) & LlmUsage.Columns.CallId.IsNotNull()).OrderBy(LlmUsage.Columns.Timestamp);
            await DeleteInChunksAsync(old, cancellationToken).ConfigureAwait(false);
        }

        var ended = Query.From<BudgetState>()
            .Where((BudgetState.Columns.PeriodEnd < now - StateRetention) & (BudgetState.Columns.IsBucket == false))
            .OrderBy(BudgetState.Columns.PeriodEnd);
        await DeleteInChunksAsync(ended, cancellationToken).ConfigureAwait(false);
        var told = Query.From<AlertRecord>().Where(AlertRecord.Columns.RecordedAt < now - StateRetention).OrderBy(AlertRecord.Columns.RecordedAt);
        await DeleteInChunksAsync(told, cancellationToken).ConfigureAwait(false);
    }

    // in pieces, so that a year of rows neither holds up the writer nor makes one huge commit
    private async ValueTask DeleteInChunksAsync<T>(Query<T> rows, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        var isThere = (await _storage.QueryAsync(rows.Take(1), cancellationToken).ConfigureAwait(false)).Count > 0;
        while (isThere)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var delete = new WriteUnit(Write.Delete(rows.Take(RetentionChunk))) { Durability = Durability.Normal };
            isThere = (await _storage.WriteAsync(delete, cancellationToken).ConfigureAwait(false)).RowsAffected == RetentionChunk;
        }
    }
}
