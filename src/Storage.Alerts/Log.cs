using Microsoft.Extensions.Logging;
using Storage.Core;

namespace Storage.Alerts.Internal;

/// <summary>The package's log messages. Ids 5000 to 5999; no message has an address or a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Information, "{Severity}: {Title}\n{Text}")]
    public static partial void Information(ILogger logger, AlertSeverity severity, string title, string text);

    [LoggerMessage(5001, LogLevel.Warning, "{Severity}: {Title}\n{Text}")]
    public static partial void Warning(ILogger logger, AlertSeverity severity, string title, string text);

    [LoggerMessage(5002, LogLevel.Critical, "{Severity}: {Title}\n{Text}")]
    public static partial void Critical(ILogger logger, AlertSeverity severity, string title, string text);

    [LoggerMessage(5003, LogLevel.Warning, "The channel {Channel} did not take an alert (attempt {Attempt} of {Attempts}).")]
    public static partial void AttemptFailed(ILogger logger, string channel, int attempt, int attempts, Exception exception);

    [LoggerMessage(5004, LogLevel.Error, "The channel {Channel} took no attempt of the message '{Title}'; it is given up.")]
    public static partial void GivenUp(ILogger logger, string channel, string title);

    [LoggerMessage(5005, LogLevel.Error, "The queue of the channel {Channel} is full or closed; the alert '{Title}' is left out.")]
    public static partial void LeftOut(ILogger logger, string channel, string title);
}
