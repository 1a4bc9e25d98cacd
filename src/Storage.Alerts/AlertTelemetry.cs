namespace Storage.Alerts;

/// <summary>The names under which the hub measures itself.</summary>
public static class AlertTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "WeChat.Storage.Alerts";

    /// <summary>A counter: messages that a channel took, by <c>channel</c>.</summary>
    public const string Sent = "storage.alerts.sent";

    /// <summary>A counter: attempts that failed, by <c>channel</c>.</summary>
    public const string FailedAttempts = "storage.alerts.failed_attempts";

    /// <summary>A counter: messages that no attempt brought through, by <c>channel</c>.</summary>
    public const string GivenUp = "storage.alerts.given_up";

    /// <summary>A counter: alerts that found a channel's queue full, by <c>channel</c>.</summary>
    public const string LeftOut = "storage.alerts.left_out";
}
