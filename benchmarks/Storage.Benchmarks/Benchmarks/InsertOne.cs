using BenchmarkDotNet.Attributes;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>One new row, on disk when the call returns. Each line makes its row, some 150 bytes, in the same way.</summary>
public class InsertOne : MessageBenchmark
{
    [Benchmark(Baseline = true, Description = "Raw SQLite (the floor)")]
    public void RawSqlite() => Raw.Insert(NewRows.Next());

    [Benchmark(Description = "Storage")]
    public ValueTask<WriteResult> Suite() => Ours.InsertAsync(NewRows.Next());

    [Benchmark]
    public void Dapper() => Rival.Insert(NewRows.Next());

    [Benchmark(Description = "EF Core")]
    public void EfCore() => Ef.Insert(NewRows.Next());
}
