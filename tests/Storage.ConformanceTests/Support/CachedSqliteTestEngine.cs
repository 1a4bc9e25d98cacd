using Storage.Core;

namespace Storage.ConformanceTests;

public sealed class CachedSqliteTestEngine : TestEngine
{
    private readonly SqliteTestEngine _engine = new();

    public override EngineCapabilities Capabilities => _engine.Capabilities;

    public override async ValueTask<IStorageEngine> OpenAsync(EngineSettings settings) => new CachedEngine(await _engine.OpenAsync(settings));

    public override ValueTask DisposeAsync() => _engine.DisposeAsync();
}
