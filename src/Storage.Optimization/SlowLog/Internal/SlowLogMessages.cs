using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>The slow log's log messages. Ids 3200 to 3299; no message has content of rows.</summary>
internal static partial class SlowLogMessages
{
    [LoggerMessage(3200, LogLevel.Warning, "Slow: {Operation} took {Duration} ({Reason}, {Outcome}), {Rows} rows: {Query}")]
    public static partial void Slow(ILogger logger, string operation, TimeSpan duration, SlowReason reason, ExecutionOutcome outcome, int rows, string query);

    [LoggerMessage(3201, LogLevel.Warning, "The slow log stays empty: the engine does not tell how its requests go (IQueryDiagnostics).")]
    public static partial void NothingToObserve(ILogger logger);
}
