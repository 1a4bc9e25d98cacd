using CostTracking.Internal;
using Storage.Core;

namespace CostTracking;

/// <summary>The tables of the cost tracking.</summary>
public static class CostModel
{
    /// <summary>Gets the tables, <c>llm_usage</c> among them, for <see cref="IStorageEngine.EnsureSchemaAsync"/>.</summary>
    public static IReadOnlyList<EntityMap> Maps { get; } =
    [
        Entity.Map<LlmUsage>(),
        Entity.Map<CostRollup>(),
        Entity.Map<LatencyRollup>(),
        Entity.Map<BudgetState>(),
        Entity.Map<BudgetReservation>(),
        Entity.Map<AlertRecord>(),
    ];
}
