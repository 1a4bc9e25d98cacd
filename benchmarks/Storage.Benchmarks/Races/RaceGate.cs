namespace Storage.Benchmarks;

/// <summary>A place where one caller is held until the race lets it go.</summary>
internal sealed class RaceGate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that completes when the caller has come; it fails where nobody comes.</summary>
    public Task Reached => _reached.Task.WaitAsync(Patience);

    public bool IsReached => _reached.Task.IsCompleted;

    public void Open() => _open.TrySetResult();

    public Task PassAsync()
    {
        _reached.TrySetResult();
        return _open.Task.WaitAsync(Patience);
    }
}
