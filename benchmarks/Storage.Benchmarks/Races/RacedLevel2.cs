using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Storage.Benchmarks;

/// <summary>A second level that a race can hold.</summary>
internal sealed class RacedLevel2 : IDistributedCache
{
    private readonly ConcurrentDictionary<string, byte[]> _entries = new();
    private int _running;

    public RaceGates Writes { get; } = new();

    public RaceGates Removals { get; } = new();

    public async Task EndedAsync()
    {
        while (Volatile.Read(ref _running) != 0)
        {
            await Task.Delay(1);
        }
    }

    public byte[]? Get(string key) => _entries.GetValueOrDefault(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => SetAsync(key, value, options).GetAwaiter().GetResult();

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        RunAsync(Writes, () => _entries[key] = value);

    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();

    public Task RemoveAsync(string key, CancellationToken token = default) => RunAsync(Removals, () => _entries.TryRemove(key, out _));

    public void Refresh(string key)
    {
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    private async Task RunAsync(RaceGates gates, Action change)
    {
        Interlocked.Increment(ref _running);
        try
        {
            await gates.PassAsync();
            change();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
