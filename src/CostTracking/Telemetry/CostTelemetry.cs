namespace CostTracking;

/// <summary>The names under which costs are measured.</summary>
public static class CostTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "WeChat.Storage.Costs";

    /// <summary>A counter, in whole currency units: what calls cost, by <c>provider</c>, <c>model</c>, <c>currency</c> and <c>outcome</c>. The
    /// ledger keeps the exact amounts.</summary>
    public const string Cost = "storage.llm.cost";

    /// <summary>A counter: tokens by <c>provider</c>, <c>model</c> and <c>token_class</c>.</summary>
    public const string Tokens = "storage.llm.tokens";

    /// <summary>A counter: calls without a price, by <c>provider</c> and <c>model</c>.</summary>
    public const string UnpricedCalls = "storage.llm.unpriced_calls";

    /// <summary>A counter: calls whose tokens were estimated, by <c>provider</c>, <c>model</c> and <c>usage_source</c>.</summary>
    public const string EstimatedUsage = "storage.llm.estimated_usage";

    /// <summary>A counter: calls that budgets refused, by <c>budget</c>.</summary>
    public const string RefusedCalls = "storage.llm.refused_calls";

    /// <summary>A counter: calls that could not be recorded at all.</summary>
    public const string LostCalls = "storage.llm.dropped_rows";

    /// <summary>A gauge: calls that wait to be recorded.</summary>
    public const string QueueDepth = "storage.llm.queue_depth";

    /// <summary>A gauge: the part of a budget over all calls that is spent, by <c>budget</c>.</summary>
    public const string BudgetUsedRatio = "storage.llm.budget.used_ratio";

    /// <summary>A gauge, in whole currency units: what is left of a budget over all calls, by <c>budget</c> and <c>currency</c>.</summary>
    public const string BudgetRemaining = "storage.llm.budget.remaining";

    /// <summary>A gauge, in whole currency units: what is reserved of a budget over all calls, by <c>budget</c> and
    /// <c>currency</c>.</summary>
    public const string BudgetReserved = "storage.llm.budget.reserved";

    /// <summary>The name of the meter with the predecessor's instruments; see
    /// <see cref="CostTrackingOptions.PredecessorMetrics"/>.</summary>
    public const string PredecessorName = "WeChat.Storage.Costs.Predecessor";
}
