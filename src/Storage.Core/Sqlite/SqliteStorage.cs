using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Storage.Core.Internal;

namespace Storage.Core;

/// <summary>The embedded engine: a SQLite file with one writer, group commit, and a pool of readers.</summary>
/// <remarks>One engine a file and process. Reads run on the caller's thread; writes on the engine's own.</remarks>
public sealed partial class SqliteStorage : IStorageEngine
{
    private static readonly ConcurrentDictionary<string, bool> OpenPaths = new(SqliteFile.PathComparer);

    private readonly string _path;
    private readonly SqliteStorageOptions _options;
    private readonly SqliteConnections _connections;
    private readonly ReaderPool _readers;
    private readonly ReaderThreads _threads;
    private readonly LongShapes _longShapes = new();
    private readonly SqliteWriter _writer;
    private readonly CommitObservers _observers;
    private readonly ExecutionObservers _executions;
    private readonly EngineTelemetry _telemetry;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly bool _isTemporary;
    private readonly CommitPhase _phase = new();
    private readonly long _snapshotTicks;
    private int _isClosed;

    private SqliteStorage(string path, SqliteStorageOptions options, SqliteServices services, bool isTemporary)
    {
        _path = path;
        _options = options;
        _isTemporary = isTemporary;
        _time = services.TimeProvider;
        _logger = new GuardedLogger(services.LoggerFactory.CreateLogger<SqliteStorage>());
        _executions = new ExecutionObservers(_time, _logger);
        _connections = new SqliteConnections(path, options) { Executions = _executions };
        _observers = new CommitObservers(_logger);
        _telemetry = new EngineTelemetry(services.MeterFactory, Path.GetFileNameWithoutExtension(path), _executions, _time);
        _readers = new ReaderPool(_connections, options.ReaderLimit, options.ReadTimeout, services.TimeProvider);
        _threads = new ReaderThreads(Math.Min(options.ReaderLimit, Environment.ProcessorCount));
        _snapshotTicks = (long)(options.SnapshotMaxAge.TotalSeconds * _time.TimestampFrequency);
        _writer = new SqliteWriter(_connections, options, _readers, _phase, _observers, _telemetry, services.TimeProvider, _logger);
        _telemetry.Watch(GetStatistics, () => _readers.Status.Waiting);
        _writer.Start();
    }

    /// <summary>Gets the database file's path, without links.</summary>
    public string FilePath => _path;

    /// <inheritdoc/>
    public long CommitSequence => _writer.Sequence;

    /// <summary>Opens a database file, or makes one.</summary>
    /// <param name="options">The options; copied by nobody, so do not change them afterwards.</param>
    /// <param name="services">What the engine takes from its host; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait before the file is opened.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or the path is no path of a file.</exception>
    /// <exception cref="StorageException">The file cannot be used; the code says why.</exception>
    public static ValueTask<SqliteStorage> OpenAsync(SqliteStorageOptions options, SqliteServices? services = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OpenAsync(options, services, isTemporary: false, cancellationToken);
    }

    /// <summary>Makes a database in the directory for temporary files that is deleted when it is closed.</summary>
    /// <param name="configure">Sets options other than the path.</param>
    /// <param name="services">What the engine takes from its host; <see langword="null"/> for the defaults.</param>
    /// <returns>The engine.</returns>
    public static ValueTask<SqliteStorage> OpenTemporaryAsync(Action<SqliteStorageOptions>? configure = null, SqliteServices? services = null)
    {
        var options = new SqliteStorageOptions();
        configure?.Invoke(options);
        options.Path = Path.Combine(Path.GetTempPath(), $"storage-{Guid.NewGuid():N}.db");
        options.OpenMode = DatabaseOpenMode.CreateIfMissing;
        return OpenAsync(options, services, isTemporary: true, CancellationToken.None);
    }

    /// <inheritdoc/>
    public IDisposable Observe(ICommitObserver observer) => _observers.Add(observer);

    /// <inheritdoc/>
    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : _executions.Find(serviceType);
    }

    /// <inheritdoc/>
    public StorageStatistics GetStatistics()
    {
        var (commits, committed, failed) = _writer.Counters;
        var (limit, open, inUse, _) = _readers.Status;
        var (busyTime, openTime) = _writer.Times.Read();
        return new StorageStatistics
        {
            CommitSequence = _writer.Sequence,
            Commits = commits,
            UnitsCommitted = committed,
            UnitsFailed = failed,
            WriterQueueLength = _writer.QueueLength,
            ReaderLimit = limit,
            ReadersOpen = open,
            ReadersInUse = inUse,
            ReadersWaited = _readers.Waited,
            WalPages = _writer.WalPages,
            Checkpoints = _writer.Checkpoints,
            WriterBusyTime = busyTime,
            OpenTime = openTime,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<CloseReport> CloseAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var before = _writer.Counters.Committed;
        _writer.Close();
        try
        {
            await WaitForWriterAsync(timeout, cancellationToken).ConfigureAwait(false);
            return new CloseReport((int)(_writer.Counters.Committed - before), _writer.RefusedAtClose, _writer.IsCheckpointed);
        }
        finally
        {
            if (Interlocked.Exchange(ref _isClosed, 1) == 0)
            {
                Release((int)(_writer.Counters.Committed - before));
            }
        }
    }

    /// <summary>Closes with the time that a write may wait.</summary>
    /// <returns>A task that completes when the file is closed.</returns>
    public async ValueTask DisposeAsync() => await CloseAsync(_options.WriteTimeout).ConfigureAwait(false);

    private async ValueTask WaitForWriterAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _writer.Ended.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            _writer.Abandon();
            await _writer.Ended.ConfigureAwait(false);
        }
    }

    // once, whatever became of the writer; the path is given up last, when nothing of this engine is on the file
    private void Release(int written)
    {
        _writer.Dispose();
        _readers.Dispose();
        _threads.Dispose();
        _telemetry.Dispose();
        if (_isTemporary)
        {
            SqliteFile.Delete(_path);
        }

        OpenPaths.TryRemove(_path, out _);
        if (_writer.RefusedAtClose > 0)
        {
            Log.ClosedTooSoon(_logger, _path, written, _writer.RefusedAtClose);
        }
        else
        {
            Log.Closed(_logger, _path, written, 0, _writer.IsCheckpointed);
        }
    }

    private static ValueTask<SqliteStorage> OpenAsync(SqliteStorageOptions options, SqliteServices? services, bool isTemporary, CancellationToken cancellationToken)
    {
        var validation = new SqliteStorageOptionsValidator().Validate(null, options);
        if (validation.Failed)
        {
            throw new ArgumentException(validation.FailureMessage, nameof(options));
        }

        var path = SqliteFile.Canonical(options.Path);
        return new(Task.Run(() => Open(path, options, services ?? new SqliteServices(), isTemporary), cancellationToken));
    }

    private static SqliteStorage Open(string path, SqliteStorageOptions options, SqliteServices services, bool isTemporary)
    {
        SqliteConnections.RefuseOtherNativeLibrary(SqliteConnections.NativeLibraryName());
        SqliteConnections.RefuseOldNativeLibrary(SqliteConnections.NativeVersion());
        if (!options.AllowNetworkFileSystem)
        {
            SqliteFile.RefuseNetworkFileSystem(path);
        }

        if (!OpenPaths.TryAdd(path, true))
        {
            throw new StorageException(StorageErrorCode.AlreadyOpen, $"The database '{path}' is open in this process already. Share that storage instead of opening the file again.");
        }

        try
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                Create(path, options);
            }

            SqliteFile.RefuseDirectoryOrEmpty(path);
            SqliteConnections.RefuseForeign(path);
            var storage = new SqliteStorage(path, options, services, isTemporary);
            Log.Opened(storage._logger, path, SQLitePCL.raw.sqlite3_libversion().utf8_to_string());
            return storage;
        }
        catch
        {
            OpenPaths.TryRemove(path, out _);
            throw;
        }
    }

    private static void Create(string path, SqliteStorageOptions options)
    {
        if (options.OpenMode == DatabaseOpenMode.MustExist)
        {
            throw new StorageException(StorageErrorCode.FileMissing, $"There is no database at '{path}'. Check the path, or set SqliteStorageOptions.OpenMode to CreateIfMissing.");
        }

        SqliteFile.RefuseOrphanedLog(path);
        var temporary = SqliteFile.CreateTemporary(path);
        try
        {
            SqliteConnections.Initialise(temporary);

            // where another process was faster, its file is as good as ours
            SqliteFile.TryPublish(temporary, path);
        }
        finally
        {
            SqliteFile.Delete(temporary);
        }
    }
}
