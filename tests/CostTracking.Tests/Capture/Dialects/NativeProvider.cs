using System.Net;
using System.Text;

namespace CostTracking.Tests;

/// <summary>An endpoint on this machine that gives fixed answers: one object, or the pieces of a stream.</summary>
internal sealed class NativeProvider : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;
    private readonly string _whole;
    private readonly string[] _pieces;

    public NativeProvider(string whole, params string[] pieces)
    {
        (_whole, _pieces) = (whole, pieces);
        (_listener, Url) = LoopbackListener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    public string? Key { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Key = context.Request.Headers["x-api-key"];
                var isStream = context.Request.Url!.AbsolutePath == "/stream";
                var text = isStream ? string.Concat(_pieces.Select(piece => $"data: {piece}\n\n")) : _whole;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // the test is over
            }
        }
    }
}
