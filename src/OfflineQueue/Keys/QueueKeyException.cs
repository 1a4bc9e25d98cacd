using Storage.Core;

namespace OfflineQueue;

/// <summary>A queue's keys are missing, wrong or badly kept. Nothing is read or written then.</summary>
public sealed class QueueKeyException : StorageException
{
    /// <summary>Makes a failure.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public QueueKeyException(string message, Exception? innerException = null)
        : base(StorageErrorCode.Forbidden, message, innerException)
    {
    }
}
