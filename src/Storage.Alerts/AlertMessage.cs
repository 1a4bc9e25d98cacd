using System.Globalization;
using System.Text;
using Storage.Core;

namespace Storage.Alerts;

/// <summary>What a channel sends: one alert, or those that came while it was not allowed to send.</summary>
/// <param name="Alerts">The alerts, the most urgent first.</param>
/// <param name="Repeats">How many more of the same keys came and are not among them.</param>
public sealed record AlertMessage(IReadOnlyList<Alert> Alerts, int Repeats)
{
    private const int MostInText = 20;

    /// <summary>Gets the severity of the most urgent alert.</summary>
    public AlertSeverity Severity => Alerts.Max(alert => alert.Severity);

    /// <summary>Gets one line for the whole message.</summary>
    public string Title => Alerts.Count == 1
        ? Alerts[0].Title
        : string.Create(CultureInfo.InvariantCulture, $"{Alerts.Count} alerts: {Alerts[0].Title}");

    /// <summary>Gets the message as plain text.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var alert in Alerts.Take(MostInText))
            {
                text.Append(text.Length > 0 ? "\n\n" : string.Empty);
                text.Append(CultureInfo.InvariantCulture, $"[{alert.Severity}] {alert.Title}\n{alert.Text}");
                foreach (var (name, value) in alert.Facts)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\n{name}: {value}");
                }

                text.Append(CultureInfo.InvariantCulture, $"\n{alert.At.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC");
            }

            if (Alerts.Count > MostInText)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n\nAnd {Alerts.Count - MostInText} more.");
            }

            if (Repeats > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n\n{Repeats} repetitions are not shown.");
            }

            return text.ToString();
        }
    }
}
