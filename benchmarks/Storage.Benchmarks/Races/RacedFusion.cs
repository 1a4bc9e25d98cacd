using Microsoft.Extensions.Options;
using ZiggyCreatures.Caching.Fusion;

namespace Storage.Benchmarks;

/// <summary>FusionCache.</summary>
internal sealed class RacedFusion : IRacedCache
{
    private const string Key = "value";
    private static readonly string[] Tags = ["tag"];
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private readonly RacedValue _value;
    private readonly RacedLevel2 _level2;
    private readonly RaceFeatures _features;
    private readonly FusionCache _cache;
    private readonly FusionCacheEntryOptions _entry;

    public RacedFusion(RacedValue value, RacedLevel2 level2, RaceFeatures features)
    {
        (_value, _level2, _features) = (value, level2, features);
        var options = new FusionCacheOptions();
        options.TagsDefaultEntryOptions.MemoryCacheDuration = Short;
        _cache = new FusionCache(Options.Create(options));
        if ((features & (RaceFeatures.Level2 | RaceFeatures.Nodes)) != 0)
        {
            _cache.SetupDistributedCache(level2, new FusionJson());
        }

        _entry = new FusionCacheEntryOptions(features.HasFlag(RaceFeatures.Nodes) ? Short : Long) { DistributedCacheDuration = Long };
        if (features.HasFlag(RaceFeatures.Refresh))
        {
            (_entry.Duration, _entry.EagerRefreshThreshold) = (TimeSpan.FromSeconds(30), 0.01f);
        }

        if (features.HasFlag(RaceFeatures.Deadline))
        {
            _entry.FactoryHardTimeout = Short;
        }
    }

    private string[]? TagsOfValue => _features.HasFlag(RaceFeatures.Tags) ? Tags : null;

    public RaceGate HoldLoad() => _value.Loads.HoldNext();

    public RaceGate HoldLevel2Write() => _level2.Writes.HoldNext();

    public RaceGate HoldBetweenLevels() => _level2.Removals.HoldNext();

    public Task<long> ReadAsync() => _cache.GetOrSetAsync<long>(Key, (_, _) => _value.LoadAsync(), options: _entry, tags: TagsOfValue).AsTask();

    public async Task ChangeAsync(RaceChange change, long value)
    {
        _value.Value = value;
        await (change switch
        {
            RaceChange.Remove => _cache.RemoveAsync(Key),
            RaceChange.Set => _cache.SetAsync(Key, value, _entry),
            RaceChange.Tag => _cache.RemoveByTagAsync(Tags[0]),
            _ => _cache.ClearAsync(),
        });
    }

    public Task Level2EndedAsync() => _level2.EndedAsync();

    public async Task BeginRefreshAsync(RaceGate gate)
    {
        while (!gate.IsReached)
        {
            await ReadAsync();
            await Task.Delay(10);
        }
    }

    public async Task PassDeadlineAsync(Task reading)
    {
        try
        {
            await reading;
        }
        catch (SyntheticTimeoutException)
        {
            // what the deadline is for
        }
    }

    public async Task ChangeOnOtherNodeAsync(long value)
    {
        await using var other = new RacedFusion(_value, _level2, _features);
        await other.ReadAsync();
        await other.ChangeAsync(RaceChange.Tag, value);
        await other.Level2EndedAsync();
    }

    public Task PassLevel1TimeAsync() => Task.Delay(Short * 2);

    public ValueTask DisposeAsync()
    {
        _cache.Dispose();
        return default;
    }
}
