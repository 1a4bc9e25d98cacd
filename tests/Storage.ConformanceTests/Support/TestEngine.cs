using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>One empty database of some engine, which a suite opens, closes and opens again; disposing it removes it.</summary>
public abstract class TestEngine : IAsyncDisposable
{
    public abstract EngineCapabilities Capabilities { get; }

    public abstract ValueTask<IStorageEngine> OpenAsync(EngineSettings settings);

    public abstract ValueTask DisposeAsync();
}
