using BenchmarkDotNet.Attributes;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>What the tables of cached reads have: ours on a copy of the file, with a cache before it where a line says so.</summary>
[MemoryDiagnoser]
public abstract class CacheBenchmark
{
    private static readonly MessageFiles<ChatMessage> Files = MessageDatabase.Files;

    private readonly Cleanup _cleanup = new();

    private protected static int RowCount => Files.Rows;

    private protected Cleanup Cleanup => _cleanup;

    /// <summary>The cache's options where entries outlive the run.</summary>
    private protected static CachingOptions LongLived => new() { Level1Time = TimeSpan.FromHours(1), Level2Time = TimeSpan.FromHours(1) };

    [GlobalCleanup]
    public async Task CloseAsync() => await _cleanup.DisposeAsync();

    private protected async Task<SuiteStore<ChatMessage>> OpenAsync(CachingOptions? caching) =>
        _cleanup.AddAsync(await SuiteStore<ChatMessage>.OpenAsync(_cleanup.AddFile(Files.Copy()), Files.Table, caching: caching));
}
