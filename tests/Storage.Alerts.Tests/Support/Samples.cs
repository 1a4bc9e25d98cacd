using Storage.Core;

namespace Storage.Alerts.Tests;

internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static Alert Alert(string title = "80 % are spent", AlertSeverity severity = AlertSeverity.Warning, string key = "") =>
        new("budget", severity, title, "80 of 100 CNY are spent.", Now) { Key = key, Facts = [new("budget", "daily")] };

    public static AlertMessage Message(params Alert[] alerts) => new(alerts.Length == 0 ? [Alert()] : alerts, 0);

    /// <summary>Options under which nothing waits.</summary>
    public static AlertOptions Quick() => new() { MinInterval = TimeSpan.Zero, RetryDelay = TimeSpan.Zero, RepeatAfter = TimeSpan.Zero };
}
