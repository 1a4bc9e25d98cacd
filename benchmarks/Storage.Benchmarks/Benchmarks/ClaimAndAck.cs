using BenchmarkDotNet.Attributes;
using OfflineQueue;

namespace Storage.Benchmarks;

/// <summary>Sixteen messages are claimed and acknowledged, after they were put in.</summary>
public class ClaimAndAck : QueueBenchmark
{
    private const int Count = 16;

    [Benchmark(Description = "Storage", OperationsPerInvoke = Count)]
    public async Task Suite()
    {
        await Ours.FillAsync(Count, Payload);
        await Ours.Queue.AckAsync(await Ours.Queue.ClaimAsync(Count));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Dapper()
    {
        for (var i = 0; i < Count; i++)
        {
            Rival.Enqueue(Payload);
        }

        Rival.ClaimAndAck(Count);
    }
}
