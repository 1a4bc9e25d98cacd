namespace CostTracking.Internal;

/// <summary>A budget for one scope and period: what one state row is of.</summary>
internal sealed record BudgetSlot(Budget Budget, string Scope, string Key, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The step of a rolling time that spending is noted in as well; <see langword="null"/> for other periods.</summary>
    public BudgetSlot? Bucket { get; init; }

    public bool IsBucket { get; init; }

    public BudgetState ToState(long spent, long reserved) => new()
    {
        Id = Key,
        Budget = Budget.Name,
        Scope = Scope,
        IsBucket = IsBucket,
        PeriodStart = Start,
        PeriodEnd = End,
        Currency = Budget.Currency,
        SpentMicros = spent,
        ReservedMicros = reserved,
        UsedMicros = checked(spent + reserved),
    };
}
