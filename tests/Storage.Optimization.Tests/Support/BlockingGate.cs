namespace Storage.Optimization.Tests;

/// <summary>A place where a thread is held until the test lets it go.</summary>
internal sealed class BlockingGate
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that completes when the thread has come.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Open() => _open.Set();

    public void Pass()
    {
        _reached.TrySetResult();
        _open.Wait(TimeSpan.FromSeconds(30));
    }
}
