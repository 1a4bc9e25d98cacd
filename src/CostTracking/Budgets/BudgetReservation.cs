using Storage.Core;

namespace CostTracking.Internal;

/// <summary>What a call has reserved, until it is recorded, released or expired: whoever deletes the row gives back what it holds. There are as
/// many rows as calls under way, so the sweep needs no index.</summary>
[Entity("llm_reservations")]
internal sealed partial record BudgetReservation
{
    /// <summary>A random number of its own: an integer is the cheapest key, and only who made it has to know it.</summary>
    [Key]
    public long Id { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What it holds of each budget; see <see cref="ReservedParts"/>.</summary>
    public required string Parts { get; init; }
}
