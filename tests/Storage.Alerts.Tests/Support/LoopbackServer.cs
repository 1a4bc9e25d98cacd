using System.Collections.Concurrent;
using System.Net;

namespace Storage.Alerts.Tests;

/// <summary>A web server on this machine that keeps what it is sent and answers as it is told.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    public LoopbackServer()
    {
        (_listener, Url) = Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    public ConcurrentQueue<(string Method, Uri Url, string ContentType, string Body, string? Authorization)> Requests { get; } = new();

    public int Status { get; set; } = 200;

    public string Answer { get; set; } = "{\"errcode\":0,\"code\":0}";

    /// <summary>Whether requests are taken and never answered.</summary>
    public bool Hangs { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Close();
        await _serving;
        _stopping.Dispose();
    }

    // a free port cannot be asked for, so one is tried after the other
    private static (HttpListener Listener, Uri Url) Start()
    {
        while (true)
        {
            var url = new Uri($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/");
            var listener = new HttpListener { Prefixes = { url.ToString() } };
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await TakeAsync(context);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // the test is over, or the client has gone
            }
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        Requests.Enqueue((context.Request.HttpMethod, context.Request.Url!, context.Request.ContentType ?? "", body, context.Request.Headers["Authorization"]));
        if (!Hangs)
        {
            context.Response.StatusCode = Status;
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Answer));
            context.Response.Close();
        }
    }
}
