namespace CostTracking;

/// <summary>A call that a hard budget refused; nothing was spent.</summary>
public sealed class BudgetExceededException : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="status">The budget.</param>
    /// <param name="requested">What the call may have cost.</param>
    public BudgetExceededException(BudgetStatus status, Money requested)
        : base(MessageOf(status, requested))
    {
        Status = status;
        Requested = requested;
    }

    /// <summary>Gets the budget as it was.</summary>
    public BudgetStatus Status { get; }

    /// <summary>Gets what the call may have cost.</summary>
    public Money Requested { get; }

    private static string MessageOf(BudgetStatus status, Money requested)
    {
        ArgumentNullException.ThrowIfNull(status);
        var scope = status.ScopeValue.Length > 0 ? $" for this {status.Scope}" : string.Empty;
        var ends = status.EndsAt is { } end ? FormattableString.Invariant($" It starts afresh at {end:yyyy-MM-dd HH:mm zzz}.") : string.Empty;
        return $"The budget '{status.Name}'{scope} has no room: of {status.Limit}, {status.Spent} are spent and {status.Reserved} reserved, and the call may cost {requested}.{ends} Wait, raise BudgetOptions.Limit, or ask for fewer tokens.";
    }
}
