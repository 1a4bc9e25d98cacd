using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CostChat;

/// <summary>An endpoint on this machine that streams the same answer to everyone, with the usage in its last piece.</summary>
internal sealed class LoopbackEndpoint : IAsyncDisposable
{
    private static readonly string[] Words = ["It", " left", " Hangzhou", " this", " morning", "."];
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _requests;

    public LoopbackEndpoint()
    {
        Url = new Uri($"http://127.0.0.1:{FreePort()}/v1/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    public int Requests => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // the program ends, or the client has gone
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        Interlocked.Increment(ref _requests);
        using var reader = new StreamReader(context.Request.InputStream);
        var question = await reader.ReadToEndAsync();
        context.Response.ContentType = "text/event-stream";
        foreach (var word in Words)
        {
            await SendAsync(context, Piece($$"""{"index":0,"delta":{"content":"{{word}}"} }""", "null"));
        }

        await SendAsync(context, Piece("""{"index":0,"delta":{},"finish_reason":"stop"}""", "null"));
        var input = (question.Length + 3) / 4;
        await SendAsync(context, Piece(string.Empty, $$"""{"prompt_tokens":{{input}},"completion_tokens":{{Words.Length}},"total_tokens":{{input + Words.Length}} }"""));
        await SendAsync(context, "[DONE]");
        context.Response.Close();
    }

    private static string Piece(string choice, string usage) =>
        $$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"loopback","choices":[{{choice}}],"usage":{{usage}} }""";

    private static async Task SendAsync(HttpListenerContext context, string data)
    {
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"data: {data}\n\n"));
        await context.Response.OutputStream.FlushAsync();
    }
}
