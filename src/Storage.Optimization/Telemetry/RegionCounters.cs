namespace Storage.Optimization.Internal;

/// <summary>Counts what the cache did for one table.</summary>
internal sealed class RegionCounters
{
    private long _level2Hits;
    private long _databaseReads;
    private long _joins;
    private long _bypasses;
    private long _absentHits;
    private long _writes;
    private long _extensions;
    private long _failures;
    private long _staleServed;
    private long _refreshes;

    public StripedCounter RowHits { get; } = new();

    public StripedCounter WindowHits { get; } = new();

    public long Level2Hits => Volatile.Read(ref _level2Hits);

    public long DatabaseReads => Volatile.Read(ref _databaseReads);

    public long Joins => Volatile.Read(ref _joins);

    public long Bypasses => Volatile.Read(ref _bypasses);

    public long AbsentHits => Volatile.Read(ref _absentHits);

    public long Writes => Volatile.Read(ref _writes);

    public long Extensions => Volatile.Read(ref _extensions);

    public long Failures => Volatile.Read(ref _failures);

    public long StaleServed => Volatile.Read(ref _staleServed);

    public long Refreshes => Volatile.Read(ref _refreshes);

    public void Level2Hit() => Interlocked.Increment(ref _level2Hits);

    public void DatabaseRead() => Interlocked.Increment(ref _databaseReads);

    public void Joined() => Interlocked.Increment(ref _joins);

    public void Bypassed() => Interlocked.Increment(ref _bypasses);

    public void AbsentHit() => Interlocked.Increment(ref _absentHits);

    public void Written() => Interlocked.Increment(ref _writes);

    public void Extended() => Interlocked.Increment(ref _extensions);

    public void Failed() => Interlocked.Increment(ref _failures);

    public void ServedStale() => Interlocked.Increment(ref _staleServed);

    public void Refreshed() => Interlocked.Increment(ref _refreshes);
}
