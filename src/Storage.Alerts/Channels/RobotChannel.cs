using System.Text;
using System.Text.Json;

namespace Storage.Alerts.Internal;

/// <summary>Posts a message to a group's robot. Robots answer 200 to what they refuse, so their own code is read.</summary>
internal sealed class RobotChannel(RobotOptions options, HttpClient http, TimeProvider time) : IAlertChannel
{
    // the least that any of the three takes is 2,048 bytes (WeCom's plain text)
    private const int MostBytes = 2_000;

    public string Name => options.Name ?? options.Kind switch
    {
        RobotKind.DingTalk => "dingtalk",
        RobotKind.WeCom => "wecom",
        _ => "feishu",
    };

    public async ValueTask SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf()) { Content = HttpMessages.Json(writer => Write(writer, Cut(message.Text))) };
        var answer = await HttpMessages.SendAsync(http, request, cancellationToken).ConfigureAwait(false);
        if (CodeOf(answer) is not 0 and var code)
        {
            throw new HttpRequestException($"The robot {Name} refused the message with code {code}. See its documentation for the code.");
        }
    }

    /// <summary>Cuts a text to so many bytes of UTF-8, and not inside a character.</summary>
    public static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
        {
            return text;
        }

        var bytes = 3;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MostBytes)
            {
                break;
            }

            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return string.Concat(text.AsSpan(0, length), "…");
    }

    private static int CodeOf(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            foreach (var name in (string[])["errcode", "code", "StatusCode"])
            {
                if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var code) && code.TryGetInt32(out var value))
                {
                    return value;
                }
            }
        }
        catch (JsonException)
        {
            // no JSON is no acceptance either
        }

        return -1;
    }

    private Uri AddressOf()
    {
        if (options is not { Kind: RobotKind.DingTalk, Secret: { Length: > 0 } secret })
        {
            return options.Url!;
        }

        var (timestamp, sign) = RobotSigning.DingTalk(secret, time.GetUtcNow());
        var separator = options.Url!.Query.Length > 0 ? '&' : '?';
        return new Uri($"{options.Url}{separator}timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}");
    }

    private void Write(Utf8JsonWriter writer, string text)
    {
        if (options is { Kind: RobotKind.Feishu, Secret: { Length: > 0 } secret })
        {
            var (timestamp, sign) = RobotSigning.Feishu(secret, time.GetUtcNow());
            writer.WriteString("timestamp", timestamp);
            writer.WriteString("sign", sign);
        }

        var (type, body, field) = options.Kind == RobotKind.Feishu ? ("msg_type", "content", "text") : ("msgtype", "text", "content");
        writer.WriteString(type, "text");
        writer.WriteStartObject(body);
        writer.WriteString(field, text);
        writer.WriteEndObject();
    }
}
