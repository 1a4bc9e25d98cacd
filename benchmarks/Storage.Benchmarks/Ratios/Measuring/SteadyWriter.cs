using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Inserts one row after the other, each durable before the next, until it is disposed.</summary>
internal sealed class SteadyWriter : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;

    public SteadyWriter(IStorage storage) => _writing = Task.Run(() => WriteAsync(storage));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        _stop.Dispose();
    }

    private async Task WriteAsync(IStorage storage)
    {
        var time = DateTime.UnixEpoch;
        while (!_stop.IsCancellationRequested)
        {
            time = time.AddMinutes(1);
            await storage.WriteAsync(new WriteUnit(Write.Insert(new OnlineTime { Timestamp = time, StartTimestamp = time, EndTimestamp = time })));
        }
    }
}
