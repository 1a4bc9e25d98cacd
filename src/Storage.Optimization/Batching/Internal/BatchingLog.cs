using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>Batching's log messages. Ids 3000 to 3099; no message has content of rows.</summary>
internal static partial class BatchingLog
{
    [LoggerMessage(3000, LogLevel.Error, "A scheduled {Operation} on '{Table}' failed after it had been accepted.")]
    public static partial void WriteFailed(ILogger logger, string operation, string table, Exception exception);

    [LoggerMessage(3001, LogLevel.Warning, "A batch of {Writes} writes took {Duration}: scheduled writes are direct ones until commits are fast again.")]
    public static partial void Degraded(ILogger logger, int writes, TimeSpan duration);

    [LoggerMessage(3002, LogLevel.Information, "Commits are fast again: scheduled writes are batched.")]
    public static partial void Recovered(ILogger logger);

    [LoggerMessage(3003, LogLevel.Information, "Batching is drained: {Written} accepted writes were committed.")]
    public static partial void Drained(ILogger logger, int written);

    [LoggerMessage(3004, LogLevel.Error, "Batching was drained before everything was done: {Written} accepted writes were committed, {NotWritten} are not known to be.")]
    public static partial void DrainedTooSoon(ILogger logger, int written, int notWritten);
}
