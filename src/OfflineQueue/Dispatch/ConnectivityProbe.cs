namespace OfflineQueue;

/// <summary>Makes probes for <see cref="DeliveryOptions.Probe"/>.</summary>
public static class ConnectivityProbe
{
    /// <summary>Asks by HTTP: any answer means that the way is open, but for 502, 503 and 504, which a gateway gives for a server that it
    /// cannot reach.</summary>
    /// <param name="client">The client; its timeout is the probe's.</param>
    /// <param name="address">The address; it is asked by HEAD.</param>
    /// <returns>The probe.</returns>
    public static Func<CancellationToken, ValueTask<bool>> Http(HttpClient client, Uri address)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(address);
        return cancellationToken => AskAsync(client, address, cancellationToken);
    }

    private static async ValueTask<bool> AskAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return (int)response.StatusCode is not (502 or 503 or 504);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
