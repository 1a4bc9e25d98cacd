namespace Storage.Core;

/// <summary>A failure of the storage. Misuse is a BCL exception, cancellation an <see cref="OperationCanceledException"/>.</summary>
public class StorageException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="code">What kind it was.</param>
    /// <param name="message">What failed, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public StorageException(StorageErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Gets what kind of failure it was.</summary>
    public StorageErrorCode Code { get; }

    /// <summary>Gets what became of the write; <see cref="WriteOutcome.NotApplied"/> for reads.</summary>
    /// <value>The default is <see cref="WriteOutcome.NotApplied"/>.</value>
    public WriteOutcome Outcome { get; init; }

    /// <summary>Gets the database's own error code; 0 where there is none.</summary>
    public int NativeCode { get; init; }

    /// <summary>Gets whether the same call may succeed later. Where <see cref="Outcome"/> is unknown, repeat it with the same key or
    /// idempotency key only.</summary>
    public bool IsTransient => Code is StorageErrorCode.Busy or StorageErrorCode.Timeout or StorageErrorCode.DiskFull or StorageErrorCode.Io or StorageErrorCode.OutOfMemory;
}
