using BenchmarkDotNet.Attributes;

namespace Storage.Benchmarks;

/// <summary>
/// 1,000 new rows in one transaction, on disk when the call returns. The rows are made beforehand; ten calls are timed together, so that
/// each run has its share of checkpoints.
/// </summary>
[WarmupCount(5)]
[IterationCount(15)]
public class BulkInsert : MessageBenchmark
{
    private const int RowsPerCall = 1_000;
    private const int CallCount = 10;

    private ChatMessage[][] _calls = [];

    [IterationSetup]
    public void MakeRows() => _calls = [.. Enumerable.Range(0, CallCount).Select(_ => NewRows.Next(RowsPerCall))];

    [Benchmark(Baseline = true, Description = "Raw SQLite (the floor)", OperationsPerInvoke = CallCount)]
    public void RawSqlite() => Array.ForEach(_calls, Raw.Insert);

    [Benchmark(Description = "Storage", OperationsPerInvoke = CallCount)]
    public async Task<int> Suite()
    {
        var count = 0;
        foreach (var rows in _calls)
        {
            count += (await Ours.InsertAsync(rows)).RowsAffected;
        }

        return count;
    }

    [Benchmark(OperationsPerInvoke = CallCount)]
    public void Dapper() => Array.ForEach(_calls, Rival.Insert);

    [Benchmark(Description = "EF Core", OperationsPerInvoke = CallCount)]
    public void EfCore() => Array.ForEach(_calls, Ef.Insert);
}
