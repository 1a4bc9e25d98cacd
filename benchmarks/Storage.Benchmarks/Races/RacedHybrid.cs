using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Benchmarks;

/// <summary>Microsoft's HybridCache.</summary>
internal sealed class RacedHybrid : IRacedCache
{
    private const string Key = "value";
    private static readonly string[] Tags = ["tag"];
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private readonly RacedValue _value;
    private readonly RacedLevel2 _level2;
    private readonly RaceFeatures _features;
    private readonly ServiceProvider _services;
    private readonly HybridCache _cache;

    public RacedHybrid(RacedValue value, RacedLevel2 level2, RaceFeatures features)
    {
        (_value, _level2, _features) = (value, level2, features);
        var services = new ServiceCollection();
        if (HasLevel2)
        {
            services.AddSingleton<IDistributedCache>(level2);
        }

        services.AddHybridCache(options => options.DefaultEntryOptions = new()
        {
            Expiration = Long,
            LocalCacheExpiration = features.HasFlag(RaceFeatures.Nodes) ? Short : Long,
        });
        _services = services.BuildServiceProvider();
        _cache = _services.GetRequiredService<HybridCache>();
    }

    private bool HasLevel2 => (_features & (RaceFeatures.Level2 | RaceFeatures.Nodes)) != 0;

    private string[]? TagsOfValue => _features.HasFlag(RaceFeatures.Tags) ? Tags : null;

    public RaceGate HoldLoad() => _value.Loads.HoldNext();

    public RaceGate HoldLevel2Write() => _level2.Writes.HoldNext();

    public RaceGate HoldBetweenLevels() => _level2.Removals.HoldNext();

    public Task<long> ReadAsync() => _cache.GetOrCreateAsync(Key, async _ => await _value.LoadAsync(), tags: TagsOfValue).AsTask();

    public async Task ChangeAsync(RaceChange change, long value)
    {
        _value.Value = value;
        await (change switch
        {
            RaceChange.Remove => _cache.RemoveAsync(Key),
            RaceChange.Set => _cache.SetAsync(Key, value),
            RaceChange.Tag => _cache.RemoveByTagAsync(Tags[0]),
            _ => _cache.RemoveByTagAsync("*"),
        });
    }

    public Task Level2EndedAsync() => _level2.EndedAsync();

    public Task BeginRefreshAsync(RaceGate gate) => throw new NotSupportedException();

    public Task PassDeadlineAsync(Task reading) => throw new NotSupportedException();

    public async Task ChangeOnOtherNodeAsync(long value)
    {
        await using var other = new RacedHybrid(_value, _level2, _features);
        await other.ReadAsync();
        await other.ChangeAsync(RaceChange.Tag, value);
        await other.Level2EndedAsync();
    }

    public Task PassLevel1TimeAsync() => Task.Delay(Short * 2);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
