namespace Storage.Optimization.Internal;

/// <summary>The slow log of the storage that is open, which the container ends; opened again, a storage has a new one.</summary>
internal sealed class StoredSlowLog : IDisposable
{
    private SlowLog? _log;

    public void Keep(SlowLog log) => Interlocked.Exchange(ref _log, log)?.Dispose();

    public void Dispose() => _log?.Dispose();
}
