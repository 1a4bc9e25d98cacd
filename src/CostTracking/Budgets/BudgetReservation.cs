using Storage.Core;

namespace CostTracking.Internal;

/// <summary>What a call has reserved, until it is recorded, released or expired: whoever deletes the row gives back what it holds.</summary>
[Entity("llm_reservations")]
[Index(nameof(ExpiresAt))]
internal sealed partial record BudgetReservation
{
    /// <summary>The call's own id.</summary>
    [Key]
    public Guid Id { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    [JsonColumn(typeof(BudgetJson))]
    public required IReadOnlyList<ReservedPart> Parts { get; init; }
}
