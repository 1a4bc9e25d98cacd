using System.Collections.Concurrent;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Holds every write until the test says how it ends.</summary>
internal sealed class StallingStorage : DelegatingStorage
{
    private readonly ConcurrentQueue<TaskCompletionSource<WriteResult>> _writes = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    public StallingStorage()
        : base(new UntouchableStorage())
    {
    }

    public int Arrived => _writes.Count;

    public ConcurrentQueue<WriteUnit> Units { get; } = new();

    public override ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        var write = new TaskCompletionSource<WriteResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        Units.Enqueue(unit);
        _writes.Enqueue(write);
        _arrivals.Release();
        return new(write.Task);
    }

    public async Task WaitForWriteAsync() => (await _arrivals.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue("a write was to come");

    public void Finish(int index) =>
        _writes.ElementAt(index).SetResult(new WriteResult([new StatementResult(((RowWrite)Units.ElementAt(index).Statements[0]).RowCount, [])], 1));

    public void Fail(int index, Exception exception) => _writes.ElementAt(index).SetException(exception);
}
