using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

internal static partial class PreloadLog
{
    [LoggerMessage(2030, LogLevel.Warning, "The preload '{Name}' failed. It is tried again, with longer pauses, until it succeeds; further failures of it are counted and not logged.")]
    public static partial void LoadFailed(ILogger logger, string name, Exception exception);

    [LoggerMessage(2031, LogLevel.Warning, "The hot keys could not be kept at the stop; those of the last interval are lost.")]
    public static partial void KeysNotKept(ILogger logger, Exception exception);

    [LoggerMessage(2032, LogLevel.Warning, "There is no cache in the pipe, so nothing is preloaded. Enable CachingOptions.IsEnabled, or leave AddPreloading() out.")]
    public static partial void NoCache(ILogger logger);

    [LoggerMessage(2033, LogLevel.Warning, "The preload '{Name}' has not ended, though it was stopped; the stop waits no longer for it. A load has to end when its token is cancelled.")]
    public static partial void StillRunning(ILogger logger, string name);
}
