using Storage.Core;

namespace Storage.Api;

/// <content>LLM usage.</content>
public sealed partial class ChatOperations
{
    /// <summary>Sums the LLM calls of a time by groups, in the database: a million rows cost no memory here.</summary>
    /// <param name="from">The first moment, as the calls' times are stored: a clock reading without a time zone.</param>
    /// <param name="to">The first moment after the time.</param>
    /// <param name="groups">How the calls are parted.</param>
    /// <param name="modelName">The only model to look at; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The sums, in the order of day, model and user; none where there was no call.</returns>
    public ValueTask<IReadOnlyList<UsageTotals>> GetUsageStatisticsAsync(
        DateTime from, DateTime to, UsageGroups groups = UsageGroups.Day | UsageGroups.Model, string? modelName = null, CancellationToken cancellationToken = default)
    {
        var (first, end) = (StoredForm.FromLocalDateTime(from), StoredForm.FromLocalDateTime(to));
        var (byDay, byModel, byUser) = (groups.HasFlag(UsageGroups.Day), groups.HasFlag(UsageGroups.Model), groups.HasFlag(UsageGroups.User));
        return _storage.QueryAsync<UsageTotals>(
            $"""
            SELECT CASE WHEN {byDay} THEN substr("timestamp", 1, 10) ELSE '' END AS "day",
                   CASE WHEN {byModel} THEN coalesce(model_name, '') ELSE '' END AS "model",
                   CASE WHEN {byUser} THEN coalesce(user_id, '') ELSE '' END AS "user",
                   count(*),
                   sum(prompt_tokens),
                   sum(completion_tokens),
                   sum(total_tokens),
                   sum(cost),
                   avg(time_cost)
            FROM llm_usage
            WHERE "timestamp" >= {first} AND "timestamp" < {end} AND ({modelName} IS NULL OR model_name = {modelName})
            GROUP BY 1, 2, 3
            ORDER BY 1, 2, 3
            """,
            cancellationToken);
    }
}
