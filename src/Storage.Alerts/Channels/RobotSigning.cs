using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Storage.Alerts.Internal;

/// <summary>How robots want messages signed.</summary>
internal static class RobotSigning
{
    /// <summary>DingTalk: HMAC-SHA256 of "timestamp\nsecret" with the secret as the key; the timestamp in milliseconds.</summary>
    public static (string Timestamp, string Sign) DingTalk(string secret, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return (timestamp, Sign(key: secret, text: $"{timestamp}\n{secret}"));
    }

    /// <summary>Feishu: HMAC-SHA256 of nothing with "timestamp\nsecret" as the key; the timestamp in seconds.</summary>
    public static (string Timestamp, string Sign) Feishu(string secret, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (timestamp, Sign(key: $"{timestamp}\n{secret}", text: string.Empty));
    }

    private static string Sign(string key, string text) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));
}
