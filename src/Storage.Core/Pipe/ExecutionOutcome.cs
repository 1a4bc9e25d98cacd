namespace Storage.Core;

/// <summary>How a request ended.</summary>
public enum ExecutionOutcome
{
    /// <summary>It gave its result, or its reader ended a stream early.</summary>
    Completed,

    /// <summary>It failed; of what the storage reports, <see cref="Execution.Failure"/> says why.</summary>
    Failed,

    /// <summary>Its caller withdrew it.</summary>
    Cancelled,
}
