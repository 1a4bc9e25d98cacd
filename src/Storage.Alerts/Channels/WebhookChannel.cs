using System.Text.Json;

namespace Storage.Alerts.Internal;

/// <summary>Posts a message as JSON: title, severity, text and the alerts with their facts.</summary>
internal sealed class WebhookChannel(WebhookOptions options, HttpClient http) : IAlertChannel
{
    public string Name => options.Name;

    public async ValueTask SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = HttpMessages.Json(writer => Write(writer, message)) };
        foreach (var (name, value) in options.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        await HttpMessages.SendAsync(http, request, cancellationToken).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter writer, AlertMessage message)
    {
        writer.WriteString("title", message.Title);
        writer.WriteString("severity", message.Severity.ToString());
        writer.WriteString("text", message.Text);
        writer.WriteNumber("repeats", message.Repeats);
        writer.WriteStartArray("alerts");
        foreach (var alert in message.Alerts)
        {
            writer.WriteStartObject();
            writer.WriteString("source", alert.Source);
            writer.WriteString("severity", alert.Severity.ToString());
            writer.WriteString("key", alert.Key);
            writer.WriteString("title", alert.Title);
            writer.WriteString("text", alert.Text);
            writer.WriteString("at", alert.At);
            writer.WriteStartObject("facts");
            foreach (var (name, value) in alert.Facts)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
