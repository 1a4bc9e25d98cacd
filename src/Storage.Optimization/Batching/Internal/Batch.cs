namespace Storage.Optimization.Internal;

/// <summary>Writes on their way together.</summary>
internal sealed class Batch(List<PendingWrite> writes, long startedAt)
{
    public List<PendingWrite> Writes => writes;

    public long StartedAt => startedAt;

    /// <summary>Completes when all of them have ended and their tables are free.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
