using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

internal static partial class CacheLog
{
    [LoggerMessage(2000, LogLevel.Warning, "The cache's second level failed; it is left alone for {RestTime}, and rows come from the database meanwhile.")]
    public static partial void Level2Failed(ILogger logger, TimeSpan restTime, Exception exception);

    [LoggerMessage(2001, LogLevel.Warning, "Reading {Table} anew before its time failed; the row in the cache is served until it expires.")]
    public static partial void RefreshFailed(ILogger logger, string table, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "The keys of {Table} could not be read; every key is asked for until the table changes in a way that names no rows.")]
    public static partial void KeysNotRead(ILogger logger, string table, Exception exception);
}
