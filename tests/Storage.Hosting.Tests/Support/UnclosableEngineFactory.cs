using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>Opens engines whose closing fails.</summary>
internal sealed class UnclosableEngineFactory : IStorageEngineFactory
{
    public async ValueTask<IStorageEngine> OpenAsync(CancellationToken cancellationToken) => new UnclosableEngine(await SqliteStorage.OpenTemporaryAsync());
}
