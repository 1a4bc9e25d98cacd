using BenchmarkDotNet.Attributes;
using OfflineQueue;

namespace Storage.Benchmarks;

/// <summary>One message of 300 bytes, encrypted, on disk when the call returns.</summary>
public class EnqueueOne : QueueBenchmark
{
    [Benchmark(Description = "Storage")]
    public ValueTask<EnqueueResult> Suite() => Ours.Queue.EnqueueAsync(new QueueMessage(Payload));

    [Benchmark(Baseline = true)]
    public void Dapper() => Rival.Enqueue(Payload);

    [Benchmark(Description = "LiteDB")]
    public void LiteDb() => Lite.Enqueue(Payload);
}
