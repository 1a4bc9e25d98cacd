namespace Storage.Optimization.Tests;

/// <summary>Open, until a test closes it; counts who waits.</summary>
internal sealed class Turnstile
{
    private volatile TaskCompletionSource? _closed;
    private int _arrived;

    /// <summary>How many came to the gate while it was closed.</summary>
    public int Arrived => Volatile.Read(ref _arrived);

    public void Close() => _closed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open()
    {
        var closed = _closed;
        _closed = null;
        closed?.TrySetResult();
    }

    public Task PassAsync()
    {
        if (_closed is not { } closed)
        {
            return Task.CompletedTask;
        }

        Interlocked.Increment(ref _arrived);
        return closed.Task;
    }

    public async Task ReachedAsync(int count = 1)
    {
        var patience = DateTime.UtcNow + BatchingFixture.Patience;
        while (Arrived < count)
        {
            (DateTime.UtcNow < patience).Should().BeTrue($"{count} have to come to the gate, and {Arrived} did");
            await Task.Delay(1);
        }
    }
}
