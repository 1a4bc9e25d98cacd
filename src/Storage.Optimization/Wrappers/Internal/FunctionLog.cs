using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>The log messages of wrapped functions. Ids 3300 to 3399.</summary>
internal static partial class FunctionLog
{
    [LoggerMessage(3300, LogLevel.Warning, "The function {Function} took {Duration}, over {Threshold}.")]
    public static partial void Slow(ILogger logger, string function, TimeSpan duration, TimeSpan threshold);
}
