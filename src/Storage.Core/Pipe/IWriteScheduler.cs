namespace Storage.Core;

/// <summary>A layer that accepts writes at once and commits them later, together. Found by <see cref="IStorage.GetService"/>.</summary>
public interface IWriteScheduler
{
    /// <summary>Accepts a unit to be committed later. Reads through the layer see it from now on.</summary>
    /// <param name="unit">The unit; it must not be changed or written again meanwhile.</param>
    /// <param name="priority">How soon it is to be written.</param>
    /// <param name="cancellationToken">Ends the wait for room; an accepted unit is not withdrawn.</param>
    /// <returns>The accepted write; where as much waits as may wait, it comes when there is room.</returns>
    /// <exception cref="StorageException">The layer is closing and takes no more (<see cref="StorageErrorCode.Closed"/>), or a value has no
    /// stored form.</exception>
    ValueTask<ScheduledWrite> ScheduleAsync(WriteUnit unit, WritePriority priority = WritePriority.Normal, CancellationToken cancellationToken = default);

    /// <summary>Waits until everything that has been accepted so far is committed or has failed.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when nothing of it is left.</returns>
    ValueTask FlushAsync(CancellationToken cancellationToken = default);
}
