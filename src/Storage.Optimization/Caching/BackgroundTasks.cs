using System.Collections.Concurrent;

namespace Storage.Optimization.Internal;

/// <summary>Work that no caller waits for; the cache waits for it when it closes.</summary>
internal sealed class BackgroundTasks
{
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    public void Run(Func<Task> work)
    {
        var task = Task.Run(work);
        _tasks[task] = true;
        _ = task.ContinueWith(ended => _tasks.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task EndedAsync()
    {
        while (!_tasks.IsEmpty)
        {
            await Task.WhenAll(_tasks.Keys).ConfigureAwait(false);
        }
    }
}
