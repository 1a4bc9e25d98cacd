using Storage.Core;

namespace Storage.ConformanceTests;

public sealed class SqliteTestEngine : TestEngine
{
    private readonly string _directory = Directory.CreateTempSubdirectory("storage-conformance-").FullName;

    public override EngineCapabilities Capabilities =>
        EngineCapabilities.NulInText | EngineCapabilities.CancelRunningRead | EngineCapabilities.SingleWriter;

    public override async ValueTask<IStorageEngine> OpenAsync(EngineSettings settings)
    {
        var options = new SqliteStorageOptions { Path = Path.Combine(_directory, "test.db") };
        options.WriteTimeout = settings.WriteTimeout ?? options.WriteTimeout;
        options.SessionTimeout = settings.SessionTimeout ?? options.SessionTimeout;
        options.WriterQueueLimit = settings.WriterQueueLimit ?? options.WriterQueueLimit;
        options.ReaderLimit = settings.ReaderLimit ?? options.ReaderLimit;
        return await SqliteStorage.OpenAsync(options, new SqliteServices { TimeProvider = settings.TimeProvider });
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return default;
    }
}
