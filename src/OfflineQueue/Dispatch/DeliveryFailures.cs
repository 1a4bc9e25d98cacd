using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace OfflineQueue;

/// <summary>Tells what kind of failure an exception is.</summary>
public static class DeliveryFailures
{
    /// <summary>Classifies an exception. No connection means offline; a refusal of the message (HTTP 4xx but 401, 403, 408, 425 and 429) and a
    /// message that cannot be understood mean permanent; anything else is transient.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The kind.</returns>
    public static DeliveryFailureKind Classify(Exception exception) => exception switch
    {
        DeliveryException delivery => delivery.Kind,
        HttpRequestException { StatusCode: { } status } => IsRefusal(status) ? DeliveryFailureKind.Permanent : DeliveryFailureKind.Transient,
        HttpRequestException or SocketException => DeliveryFailureKind.Offline,
        JsonException or FormatException or NotSupportedException or ArgumentException => DeliveryFailureKind.Permanent,
        _ => exception.InnerException is SocketException ? DeliveryFailureKind.Offline : DeliveryFailureKind.Transient,
    };

    // a login that ran out and a limit that was met are not the message's fault
    private static bool IsRefusal(HttpStatusCode status) =>
        (int)status is >= 400 and < 500
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
        && (int)status != 425;
}
