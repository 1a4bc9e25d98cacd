using System.Collections.Concurrent;

namespace Storage.Core.Tests;

/// <summary>Keeps what it is told of executions, and answers as a test says.</summary>
internal sealed class RecordingExecutions(Func<Execution, int>? answer = null) : IExecutionObserver
{
    private readonly ConcurrentQueue<Execution> _told = new();

    public IReadOnlyList<Execution> Told => [.. _told];

    public int OnExecuted(in Execution execution)
    {
        _told.Enqueue(execution);
        return answer?.Invoke(execution) ?? 0;
    }
}
