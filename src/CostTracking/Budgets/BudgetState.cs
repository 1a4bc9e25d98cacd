using Storage.Core;

namespace CostTracking.Internal;

/// <summary>What of a budget is spent and reserved in a period, or what was spent in one step of a rolling time (a bucket).</summary>
[Entity("llm_budgets")]
[Index(nameof(Budget), nameof(Scope), nameof(PeriodEnd))]
[Index(nameof(PeriodEnd))]
internal sealed partial record BudgetState
{
    /// <summary>Name, currency, period and scope in one text.</summary>
    [Key]
    public required string Id { get; init; }

    public required string Budget { get; init; }

    public required string Scope { get; init; }

    public bool IsBucket { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    /// <summary>When the period ends; of a bucket, when it leaves the rolling time.</summary>
    public DateTimeOffset PeriodEnd { get; init; }

    public required string Currency { get; init; }

    public long SpentMicros { get; init; }

    public long ReservedMicros { get; init; }

    /// <summary>Spent and reserved together, so that one comparison with a constant decides whether a call fits.</summary>
    public long UsedMicros { get; init; }

    public static UpsertOptions<BudgetState> Adding { get; } = new()
    {
        Add = [Columns.SpentMicros, Columns.ReservedMicros, Columns.UsedMicros],
    };

    public BudgetState Plus(BudgetState other) => this with
    {
        SpentMicros = checked(SpentMicros + other.SpentMicros),
        ReservedMicros = checked(ReservedMicros + other.ReservedMicros),
        UsedMicros = checked(UsedMicros + other.UsedMicros),
    };
}
