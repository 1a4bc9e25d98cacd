using System.Threading.Channels;

namespace Storage.Alerts.Tests;

/// <summary>Keeps what it is sent, and fails or hangs as it is told.</summary>
internal sealed class RecordingChannel(string name = "recording") : IAlertChannel
{
    private readonly Channel<AlertMessage> _taken = Channel.CreateUnbounded<AlertMessage>();
    private int _attempts;

    public string Name => name;

    public Func<int, CancellationToken, Task> On { get; set; } = (_, _) => Task.CompletedTask;

    public int Attempts => Volatile.Read(ref _attempts);

    public ValueTask<AlertMessage> NextAsync() => _taken.Reader.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

    public int Waiting => _taken.Reader.Count;

    public async ValueTask SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        await On(Interlocked.Increment(ref _attempts), cancellationToken);
        _taken.Writer.TryWrite(message);
    }
}
