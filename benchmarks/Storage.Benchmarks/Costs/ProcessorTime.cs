using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>What a number of calls cost the process, in processor time and allocations; waiting for the disk is not in it.</summary>
internal static class ProcessorTime
{
    private const int Rounds = 5;

    /// <summary>Runs calls from a number of callers, in rounds of which the medians count.</summary>
    /// <returns>The microseconds of processor time and the bytes a call.</returns>
    public static async Task<(double Micros, double Bytes)> OfAsync(int callers, int calls, Func<int, Task> call)
    {
        await RunAsync(callers, calls / 5, call);
        var rounds = new List<(double Micros, double Bytes)>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add(await RoundAsync(callers, calls / Rounds, call));
        }

        return (Quantile.Median(rounds.Select(round => round.Micros)), Quantile.Median(rounds.Select(round => round.Bytes)));
    }

    /// <summary>Runs two kinds of calls in turns, so that whatever else the machine does meets both.</summary>
    public static async Task<((double Micros, double Bytes) One, (double Micros, double Bytes) Other)> OfBothAsync(int callers, int calls, Func<int, Task> one, Func<int, Task> other)
    {
        var rounds = new List<((double Micros, double Bytes) One, (double Micros, double Bytes) Other)>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add((await OfAsync(callers, calls / Rounds, one), await OfAsync(callers, calls / Rounds, other)));
        }

        return (
            (Quantile.Median(rounds.Select(round => round.One.Micros)), Quantile.Median(rounds.Select(round => round.One.Bytes))),
            (Quantile.Median(rounds.Select(round => round.Other.Micros)), Quantile.Median(rounds.Select(round => round.Other.Bytes))));
    }

    private static async Task<(double Micros, double Bytes)> RoundAsync(int callers, int calls, Func<int, Task> call)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var (bytes, time) = (GC.GetTotalAllocatedBytes(precise: true), process.TotalProcessorTime);
        await RunAsync(callers, calls, call);
        process.Refresh();
        return ((process.TotalProcessorTime - time).TotalMicroseconds / calls, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }

    private static Task RunAsync(int callers, int calls, Func<int, Task> call) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
    {
        for (var i = caller; i < calls; i += callers)
        {
            await call(caller);
        }
    })));
}
