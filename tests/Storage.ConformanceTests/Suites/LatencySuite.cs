using System.Diagnostics;
using Xunit.Abstractions;

namespace Storage.ConformanceTests;

/// <summary>The latencies that the suite promises at the least, with wide margins: a busy machine passes, a wait by the clock does
/// not.</summary>
public abstract class LatencySuite(TestEngine engine, ITestOutputHelper output) : StorageSuite(engine)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(15);

    [Fact]
    public async Task Nineteen_of_twenty_durable_writes_take_less_than_fifteen_milliseconds()
    {
        var durations = new List<TimeSpan>();
        for (var i = 0; i < 300; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await AddNote($"n{i}", "c");
            durations.Add(Stopwatch.GetElapsedTime(started));
        }

        Percentile95(durations, "durable write").Should().BeLessThan(Limit);
    }

    [Fact]
    public async Task Nineteen_of_twenty_hot_reads_take_less_than_fifteen_milliseconds()
    {
        for (var i = 0; i < 100; i++)
        {
            await AddNote($"n{i}", $"c{i % 4}");
        }

        var durations = new List<TimeSpan>();
        for (var i = 0; i < 2_000; i++)
        {
            var started = Stopwatch.GetTimestamp();
            (await FindNote($"n{i % 100}")).Should().NotBeNull();
            durations.Add(Stopwatch.GetElapsedTime(started));
        }

        Percentile95(durations, "hot read").Should().BeLessThan(Limit);
    }

    private TimeSpan Percentile95(List<TimeSpan> durations, string what)
    {
        durations.Sort();
        var value = durations[(int)(durations.Count * 0.95)];
        output.WriteLine($"{what}: p50 {durations[durations.Count / 2].TotalMilliseconds:n3} ms, p95 {value.TotalMilliseconds:n3} ms");
        return value;
    }
}
