using System.Collections.Concurrent;
using BitFaster.Caching.Lfu;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Storage.Core;
using ZiggyCreatures.Caching.Fusion;

namespace Storage.Benchmarks;

/// <summary>
/// Caches that have every row of a set, and the loop that asks each for all of them. The rivals' names are made beforehand; entries live
/// longer than the run.
/// </summary>
internal static class RowCaches
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>The floor: a dictionary that forgets nothing.</summary>
    public static Func<ValueTask<long>> Dictionary(RowSet set)
    {
        var (cache, ids) = (new ConcurrentDictionary<long, ChatMessage>(set.Rows.Select(row => KeyValuePair.Create(row.Id, row))), set.Ids);
        return () =>
        {
            var sum = 0L;
            foreach (var id in ids)
            {
                sum += cache.TryGetValue(id, out var row) ? row.Id : 0;
            }

            return new(sum);
        };
    }

    /// <summary>Ours, as a host holds it.</summary>
    public static Func<ValueTask<long>> Suite(IStorage storage, RowSet set)
    {
        var ids = set.Ids;
        return async () =>
        {
            var sum = 0L;
            foreach (var id in ids)
            {
                sum += (await storage.FindAsync(new Lookup<ChatMessage>(id)))!.Id;
            }

            return sum;
        };
    }

    public static Func<ValueTask<long>> Memory(Cleanup cleanup, RowSet set)
    {
        var (cache, names) = ((IMemoryCache)cleanup.Add(new MemoryCache(new MemoryCacheOptions())), set.MessageIds);
        foreach (var row in set.Rows)
        {
            cache.Set(row.MessageId, row, Life);
        }

        return () =>
        {
            var sum = 0L;
            foreach (var name in names)
            {
                sum += cache.TryGetValue(name, out ChatMessage? row) ? row!.Id : 0;
            }

            return new(sum);
        };
    }

    public static Func<ValueTask<long>> Fusion(Cleanup cleanup, RowSet set)
    {
        var (cache, names) = ((IFusionCache)cleanup.Add(new FusionCache(new FusionCacheOptions())), set.MessageIds);
        var options = new FusionCacheEntryOptions(Life);
        foreach (var row in set.Rows)
        {
            cache.Set(row.MessageId, row, options);
        }

        return () =>
        {
            var sum = 0L;
            foreach (var name in names)
            {
                sum += cache.GetOrSet<ChatMessage>(name, static (_, _) => throw Lost(), options: options).Id;
            }

            return new(sum);
        };
    }

    public static async Task<Func<ValueTask<long>>> HybridAsync(Cleanup cleanup, RowSet set)
    {
        var services = new ServiceCollection();
        services.AddHybridCache(options => options.DefaultEntryOptions = new() { Expiration = Life, LocalCacheExpiration = Life });
        var (cache, names) = (cleanup.Add(services.BuildServiceProvider()).GetRequiredService<HybridCache>(), set.MessageIds);
        foreach (var row in set.Rows)
        {
            await cache.SetAsync(row.MessageId, row);
        }

        return async () =>
        {
            var sum = 0L;
            foreach (var name in names)
            {
                sum += (await cache.GetOrCreateAsync<object?, ChatMessage>(name, null, static (_, _) => throw Lost())).Id;
            }

            return sum;
        };
    }

    public static Func<ValueTask<long>> BitFaster(RowSet set)
    {
        var (cache, ids) = (new ConcurrentLfu<long, ChatMessage>(1_000), set.Ids);
        foreach (var row in set.Rows)
        {
            cache.AddOrUpdate(row.Id, row);
        }

        return () =>
        {
            var sum = 0L;
            foreach (var id in ids)
            {
                sum += cache.TryGet(id, out var row) ? row!.Id : 0;
            }

            return new(sum);
        };
    }

    private static InvalidOperationException Lost() => new("A cache has lost a row that it was given.");
}
