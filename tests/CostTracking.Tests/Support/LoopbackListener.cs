using System.Net;
using System.Net.Sockets;

namespace CostTracking.Tests;

/// <summary>Starts a web server on this machine, on a port that is free.</summary>
internal static class LoopbackListener
{
    public static (HttpListener Listener, Uri Url) Start()
    {
        while (true)
        {
            var url = new Uri($"http://127.0.0.1:{FreePort()}/");
            var listener = new HttpListener { Prefixes = { url.ToString() } };
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException)
            {
                // somebody was faster: another port
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
