using Microsoft.Extensions.Caching.Memory;

namespace Storage.Benchmarks;

/// <summary>MemoryCache, with <c>GetOrCreateAsync</c> before the value.</summary>
internal sealed class RacedMemory : IRacedCache
{
    private const string Key = "value";

    private readonly MemoryCache _cache = new(new MemoryCacheOptions());
    private readonly RacedValue _value = new();

    public RaceGate HoldLoad() => _value.Loads.HoldNext();

    public Task<long> ReadAsync() => _cache.GetOrCreateAsync(Key, _ => _value.LoadAsync());

    public Task ChangeAsync(RaceChange change, long value)
    {
        _value.Value = value;
        switch (change)
        {
            case RaceChange.Remove:
                _cache.Remove(Key);
                break;
            case RaceChange.Set:
                _cache.Set(Key, value);
                break;
            case RaceChange.Clear:
                _cache.Clear();
                break;
            default:
                throw new NotSupportedException();
        }

        return Task.CompletedTask;
    }

    public RaceGate HoldLevel2Write() => throw new NotSupportedException();

    public RaceGate HoldBetweenLevels() => throw new NotSupportedException();

    public Task Level2EndedAsync() => throw new NotSupportedException();

    public Task BeginRefreshAsync(RaceGate gate) => throw new NotSupportedException();

    public Task PassDeadlineAsync(Task reading) => throw new NotSupportedException();

    public Task ChangeOnOtherNodeAsync(long value) => throw new NotSupportedException();

    public Task PassLevel1TimeAsync() => throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        _cache.Dispose();
        return default;
    }
}
