namespace CostTracking.Internal;

/// <summary>A call that wants to reserve and waits for the answer.</summary>
internal sealed class Reserving(long id, DateTimeOffset expiresAt, IReadOnlyList<BudgetCharge> parts)
{
    public long Id { get; } = id;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public IReadOnlyList<BudgetCharge> Parts { get; } = parts;

    /// <summary>Completed with <see langword="true"/> where all is reserved, and <see langword="false"/> where something did not
    /// fit.</summary>
    public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BudgetReservation ToRow() => new()
    {
        Id = Id,
        ExpiresAt = ExpiresAt,
        Parts = ReservedParts.Format(Parts),
    };
}
