using Storage.Core;

namespace Storage.Hosting.Internal;

/// <summary>Opens the embedded engine; the options are read then, so that a wrong one is reported at start.</summary>
internal sealed class SqliteEngineFactory(Func<SqliteStorageOptions> options, SqliteServices services) : IStorageEngineFactory
{
    public async ValueTask<IStorageEngine> OpenAsync(CancellationToken cancellationToken) =>
        await SqliteStorage.OpenAsync(options(), services, cancellationToken).ConfigureAwait(false);
}
