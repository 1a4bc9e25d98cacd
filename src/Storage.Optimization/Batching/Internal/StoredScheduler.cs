namespace Storage.Optimization.Internal;

/// <summary>The scheduler that services get in their constructors, before the host has opened the storage.</summary>
internal sealed class StoredScheduler(IStorage storage) : IWriteScheduler
{
    public ValueTask<ScheduledWrite> ScheduleAsync(WriteUnit unit, WritePriority priority = WritePriority.Normal, CancellationToken cancellationToken = default) =>
        Scheduler().ScheduleAsync(unit, priority, cancellationToken);

    public ValueTask FlushAsync(CancellationToken cancellationToken = default) => Scheduler().FlushAsync(cancellationToken);

    private IWriteScheduler Scheduler() =>
        (IWriteScheduler?)storage.GetService(typeof(IWriteScheduler)) ?? throw new InvalidOperationException("The storage has no batching layer. Call AddBatching() on its builder.");
}
