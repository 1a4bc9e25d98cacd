using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Storage.Benchmarks;

/// <summary>
/// How every table is measured: all competitors in this process, with the garbage collection that a host would have, in short runs, so that
/// all tables are done within minutes. No project is generated and built, so it runs from any directory.
/// </summary>
internal static class BenchmarkConfig
{
    private static readonly string[] Unchanging =
    [
        Column.Job, Column.Toolchain, Column.IterationTime, Column.IterationCount, Column.WarmupCount, Column.InvocationCount,
        Column.UnrollFactor,
    ];

    public static IConfig Create() =>
        ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default
                .WithToolchain(InProcessEmitToolchain.Instance)
                .WithIterationTime(TimeInterval.FromMilliseconds(250))
                .WithWarmupCount(4)
                .WithIterationCount(12))
            .HideColumns(Unchanging);
}
