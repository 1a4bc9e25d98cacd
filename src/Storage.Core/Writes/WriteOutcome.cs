namespace Storage.Core;

/// <summary>What became of a write.</summary>
public enum WriteOutcome
{
    /// <summary>Nothing of it is stored.</summary>
    NotApplied,

    /// <summary>All of it is stored.</summary>
    Applied,

    /// <summary>All of it is stored or nothing; which of the two could not be found out. Write again with the same key or idempotency
    /// key.</summary>
    Unknown,
}
