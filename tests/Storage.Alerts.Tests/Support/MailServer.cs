using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Storage.Alerts.Tests;

/// <summary>A mail server on this machine that speaks as much SMTP as one mail needs.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task<string> _mail;

    public MailServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _mail = Task.Run(TakeAsync);
    }

    public int Port { get; }

    public Task<string> Mail => _mail.WaitAsync(TimeSpan.FromSeconds(20));

    public ValueTask DisposeAsync()
    {
        _listener.Stop();
        return ValueTask.CompletedTask;
    }

    private async Task<string> TakeAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var talk = new StringBuilder();
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
        {
            talk.AppendLine(line);
            var word = line.Split(' ')[0].ToUpperInvariant();
            await writer.WriteLineAsync(word switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 ok" });
            if (word == "QUIT")
            {
                break;
            }

            while (word == "DATA" && await reader.ReadLineAsync() is { } text)
            {
                talk.AppendLine(text);
                if (text == ".")
                {
                    await writer.WriteLineAsync("250 taken");
                    break;
                }
            }
        }

        return talk.ToString();
    }
}
