using System.Net;
using System.Net.Sockets;

namespace OfflineSender;

/// <summary>A receiver on this machine, which refuses some of what it gets.</summary>
internal sealed class Endpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly double _failRate;

    private Endpoint(Uri address, double failRate)
    {
        Address = address;
        _failRate = failRate;
        _listener.Prefixes.Add(address.ToString());
    }

    public Uri Address { get; }

    public static Endpoint Start(double failRate)
    {
        for (var tries = 0; ; tries++)
        {
            var endpoint = new Endpoint(new Uri($"http://127.0.0.1:{FreePort()}/"), failRate);
            try
            {
                endpoint._listener.Start();
                _ = Task.Run(endpoint.ServeAsync);
                return endpoint;
            }
            catch (HttpListenerException) when (tries < 10)
            {
                // somebody else has taken the port since
                endpoint.Dispose();
            }
        }
    }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.StatusCode = (int)(Random.Shared.NextDouble() < _failRate ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // the sender has gone, or the listener is closed
            }
        }
    }
}
