using Microsoft.Extensions.Logging;

namespace Storage.Core.Internal;

/// <summary>The engine's log messages. Ids 1000 to 1999; no message has content of rows, but for the repeated ids that a finding names.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "The database {Path} is open (WAL, SQLite {NativeVersion}).")]
    public static partial void Opened(ILogger logger, string path, string nativeVersion);

    [LoggerMessage(1001, LogLevel.Information, "The database {Path} is closed: {Written} accepted writes were committed, {NotWritten} were refused, checkpointed: {IsCheckpointed}.")]
    public static partial void Closed(ILogger logger, string path, int written, int notWritten, bool isCheckpointed);

    [LoggerMessage(1010, LogLevel.Warning, "The database {Path} was closed before everything was done: {Written} accepted writes were committed, {NotWritten} writes and sessions were refused or rolled back.")]
    public static partial void ClosedTooSoon(ILogger logger, string path, int written, int notWritten);

    [LoggerMessage(1002, LogLevel.Warning, "After an error the database {Path} was opened afresh.")]
    public static partial void Reopened(ILogger logger, string path);

    [LoggerMessage(1003, LogLevel.Error, "After an error the database cannot be opened again; writes fail until it can.")]
    public static partial void ReopenFailed(ILogger logger, Exception exception);

    [LoggerMessage(1004, LogLevel.Error, "A commit observer of type {Observer} threw; the commit stands.")]
    public static partial void ObserverFailed(ILogger logger, string observer, Exception exception);

    [LoggerMessage(1012, LogLevel.Error, "An execution observer of type {Observer} threw; the request went as it did.")]
    public static partial void ExecutionObserverFailed(ILogger logger, string observer, Exception exception);

    [LoggerMessage(1005, LogLevel.Warning, "A checkpoint failed; the write-ahead log grows until one succeeds.")]
    public static partial void CheckpointFailed(ILogger logger, Exception exception);

    [LoggerMessage(1006, LogLevel.Warning, "The writer's idle work failed.")]
    public static partial void IdleWorkFailed(ILogger logger, Exception exception);

    [LoggerMessage(1007, LogLevel.Error, "The writer failed in a way that is a fault of the engine, and started again.")]
    public static partial void WriterFault(ILogger logger, Exception exception);

    [LoggerMessage(1008, LogLevel.Critical, "The writer has ended; the database takes no more writes.")]
    public static partial void WriterEnded(ILogger logger, Exception exception);

    [LoggerMessage(1009, LogLevel.Information, "Created in the database: tables [{Tables}], columns [{Columns}], indexes [{Indexes}].")]
    public static partial void SchemaCreated(ILogger logger, string tables, string columns, string indexes);

    [LoggerMessage(1011, LogLevel.Warning, "Found in the database: {Finding}")]
    public static partial void SchemaFound(ILogger logger, string finding);
}
