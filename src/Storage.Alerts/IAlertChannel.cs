namespace Storage.Alerts;

/// <summary>A way to people.</summary>
public interface IAlertChannel
{
    /// <summary>Gets the channel's name in logs and metrics.</summary>
    string Name { get; }

    /// <summary>Sends a message. It may throw: the hub tries again, and then gives up, logs and counts.</summary>
    /// <param name="message">One alert, or several merged.</param>
    /// <param name="cancellationToken">Ends the attempt when its time is over.</param>
    /// <returns>A task that completes when the other side has taken the message.</returns>
    ValueTask SendAsync(AlertMessage message, CancellationToken cancellationToken);
}
