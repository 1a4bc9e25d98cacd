using System.Net;
using System.Text;

namespace CostTracking.Tests;

/// <summary>An endpoint on this machine that answers as providers do: the usage in the place and under the names of each one's
/// dialect.</summary>
internal sealed class LoopbackProvider : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;

    public LoopbackProvider()
    {
        (_listener, Url) = LoopbackListener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    /// <summary>The usage as JSON, as the dialect writes it.</summary>
    public string Usage { get; set; } = "null";

    /// <summary>The usage inside the last choice, where the dialect has it there.</summary>
    public string? ChoiceUsage { get; set; }

    /// <summary>Whether each piece of a stream carries a usage of null.</summary>
    public bool NullUsage { get; set; }

    /// <summary>After how many pieces of a stream the connection is cut.</summary>
    public int? CutsAfter { get; set; }

    public string? Key { get; private set; }

    public string? Body { get; private set; }

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
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // the test is over, or the client has gone
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        Body = await reader.ReadToEndAsync();
        Key = context.Request.Headers["Authorization"];
        if (Body.Contains("\"stream\":true", StringComparison.Ordinal))
        {
            await StreamAsync(context);
            return;
        }

        context.Response.ContentType = "application/json";
        var answer = $$"""
            {"id":"r1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Good day"} } ],"usage":{{Usage}} }
            """;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    private async Task StreamAsync(HttpListenerContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.SendChunked = CutsAfter is null;
        if (CutsAfter is not null)
        {
            // a length that is never reached is what the client sees of a connection that breaks off
            context.Response.ContentLength64 = 100_000;
        }

        string[] words = ["Good", " day", " to", " you"];
        for (var i = 0; i < words.Length; i++)
        {
            if (i == CutsAfter)
            {
                context.Response.Abort();
                return;
            }

            await SendAsync(context, Piece($$"""{"index":0,"finish_reason":null,"delta":{"content":"{{words[i]}}"} }""", NullUsage ? "null" : null));
        }

        await SendAsync(context, Piece($$"""{"index":0,"delta":{},"finish_reason":"stop"{{(ChoiceUsage is null ? "" : $",\"usage\":{ChoiceUsage}")}} }""", NullUsage ? "null" : null));
        if (Usage != "null")
        {
            await SendAsync(context, Piece("", Usage));
        }

        await SendAsync(context, "[DONE]");
        context.Response.Close();
    }

    private static string Piece(string choice, string? usage) =>
        $$"""{"id":"r1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{{choice}}]{{(usage is null ? "" : $",\"usage\":{usage}")}} }""";

    private static async Task SendAsync(HttpListenerContext context, string data)
    {
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"data: {data}\n\n"));
        await context.Response.OutputStream.FlushAsync();
    }
}
