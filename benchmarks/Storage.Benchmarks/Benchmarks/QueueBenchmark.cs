using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using LiteDB;

namespace Storage.Benchmarks;

/// <summary>What every table of queues has: each competitor on a file of its own.</summary>
[MemoryDiagnoser]
public abstract class QueueBenchmark
{
    private const int PayloadBytes = 300;
    private const int Capacity = 100_000_000;

    private readonly Cleanup _cleanup = new();

    private protected byte[] Payload { get; } = RandomNumberGenerator.GetBytes(PayloadBytes);

    private protected SuiteQueue Ours { get; private set; } = null!;

    private protected IQueueClient Rival { get; private set; } = null!;

    private protected IQueueClient Lite { get; private set; } = null!;

    [GlobalSetup]
    public async Task Open()
    {
        Ours = _cleanup.AddAsync(await SuiteQueue.OpenAsync(_cleanup.AddFile(WorkingDirectory.NewFile()), Capacity));
        var path = _cleanup.AddFile(WorkingDirectory.NewFile());
        DapperQueueClient.Create(path);
        Rival = _cleanup.Add(new DapperQueueClient(path));
        Lite = _cleanup.Add(new LiteDbQueueClient(_cleanup.Add(new LiteDatabase(_cleanup.AddFile(WorkingDirectory.NewFile())))));
    }

    [GlobalCleanup]
    public async Task Close() => await _cleanup.DisposeAsync();
}
