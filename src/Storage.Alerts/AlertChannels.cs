using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Alerts.Internal;

namespace Storage.Alerts;

/// <summary>Makes the channels that options name.</summary>
public static class AlertChannels
{
    /// <summary>Makes the channels.</summary>
    /// <param name="options">The options.</param>
    /// <param name="http">Makes the requests; its own time limit is not needed, since the hub has one.</param>
    /// <param name="timeProvider">The clock that messages are signed by.</param>
    /// <param name="loggerFactory">Makes the log; <see langword="null"/> for none.</param>
    /// <returns>The channels.</returns>
    public static IReadOnlyList<IAlertChannel> Of(AlertOptions options, HttpClient http, TimeProvider timeProvider, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(timeProvider);
        var log = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Storage.Alerts");
        return
        [
            .. options.Log ? [new LogChannel(log)] : Array.Empty<IAlertChannel>(),
            .. options.Webhooks.Select(webhook => new WebhookChannel(webhook, http)),
            .. options.Robots.Select(robot => new RobotChannel(robot, http, timeProvider)),
            .. options.Emails.Select(email => new EmailChannel(email)),
            .. options.Sms.Select(sms => new SmsChannel(sms, http)),
        ];
    }
}
