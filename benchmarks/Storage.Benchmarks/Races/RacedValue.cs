namespace Storage.Benchmarks;

/// <summary>The value behind a rival, and its loads. A held load has read the value before it is held.</summary>
internal sealed class RacedValue
{
    private long _value = 1;

    public RaceGates Loads { get; } = new();

    public long Value
    {
        get => Volatile.Read(ref _value);
        set => Volatile.Write(ref _value, value);
    }

    public async Task<long> LoadAsync()
    {
        var value = Value;
        await Loads.PassAsync();
        return value;
    }
}
