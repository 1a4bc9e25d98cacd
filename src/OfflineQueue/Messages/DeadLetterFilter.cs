namespace OfflineQueue;

/// <summary>Chooses dead letters; what is not given does not matter.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>Gets the filter that chooses all.</summary>
    public static DeadLetterFilter All { get; } = new();

    /// <summary>Gets the reason.</summary>
    public DeadReason? Reason { get; init; }

    /// <summary>Gets the messages' ids.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Gets the moment before which they became dead letters.</summary>
    public DateTimeOffset? DiedBefore { get; init; }
}
