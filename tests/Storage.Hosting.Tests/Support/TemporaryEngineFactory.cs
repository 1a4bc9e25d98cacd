using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>Opens a database that goes with its engine, whatever the options say.</summary>
internal sealed class TemporaryEngineFactory : IStorageEngineFactory
{
    public List<IStorageEngine> Opened { get; } = [];

    public async ValueTask<IStorageEngine> OpenAsync(CancellationToken cancellationToken)
    {
        var engine = await SqliteStorage.OpenTemporaryAsync();
        Opened.Add(engine);
        return engine;
    }
}
