using Microsoft.Extensions.Logging;
using Storage.Core;

namespace Storage.Alerts.Internal;

/// <summary>Writes alerts to the log.</summary>
internal sealed class LogChannel(ILogger logger) : IAlertChannel
{
    public string Name => "log";

    public ValueTask SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        switch (message.Severity)
        {
            case AlertSeverity.Critical:
                Log.Critical(logger, message.Severity, message.Title, message.Text);
                break;
            case AlertSeverity.Warning:
                Log.Warning(logger, message.Severity, message.Title, message.Text);
                break;
            default:
                Log.Information(logger, message.Severity, message.Title, message.Text);
                break;
        }

        return ValueTask.CompletedTask;
    }
}
