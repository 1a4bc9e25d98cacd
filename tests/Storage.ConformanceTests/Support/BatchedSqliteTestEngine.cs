using Storage.Core;

namespace Storage.ConformanceTests;

public sealed class BatchedSqliteTestEngine : TestEngine
{
    private readonly CachedSqliteTestEngine _engine = new();

    public override EngineCapabilities Capabilities => _engine.Capabilities;

    public override async ValueTask<IStorageEngine> OpenAsync(EngineSettings settings) => new BatchedEngine((CachedEngine)await _engine.OpenAsync(settings));

    public override ValueTask DisposeAsync() => _engine.DisposeAsync();
}
