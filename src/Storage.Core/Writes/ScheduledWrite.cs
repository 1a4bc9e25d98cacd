namespace Storage.Core;

/// <summary>A write that was accepted and is to be committed later. Accepted is not acknowledged: only <see cref="Completion"/> says that it
/// is stored.</summary>
/// <param name="unit">The unit.</param>
/// <param name="completion">Ends as the write ends.</param>
public sealed class ScheduledWrite(WriteUnit unit, Task<WriteResult> completion)
{
    /// <summary>Gets the unit as it was scheduled.</summary>
    public WriteUnit Unit { get; } = unit ?? throw new ArgumentNullException(nameof(unit));

    /// <summary>Gets the task that ends when the unit is committed, at its durability, or has failed. Of writes that were merged, each gives
    /// the result of the one statement that they became. It need not be awaited.</summary>
    /// <remarks>Its <see cref="StorageException"/> says by <see cref="StorageException.Outcome"/> whether anything may be stored.</remarks>
    public Task<WriteResult> Completion { get; } = completion ?? throw new ArgumentNullException(nameof(completion));
}
