namespace Storage.Core;

/// <summary>An engine's counters at one moment.</summary>
public sealed record StorageStatistics
{
    /// <summary>Gets the number of the last commit.</summary>
    public long CommitSequence { get; init; }

    /// <summary>Gets how many units were committed.</summary>
    public long UnitsCommitted { get; init; }

    /// <summary>Gets how many units failed.</summary>
    public long UnitsFailed { get; init; }

    /// <summary>Gets how many commits were made; units divided by commits is the mean size of a group commit.</summary>
    public long Commits { get; init; }

    /// <summary>Gets how many writes wait for the writer.</summary>
    public int WriterQueueLength { get; init; }

    /// <summary>Gets how many reader connections may be open.</summary>
    public int ReaderLimit { get; init; }

    /// <summary>Gets how many reader connections are open.</summary>
    public int ReadersOpen { get; init; }

    /// <summary>Gets how many reader connections are in use.</summary>
    public int ReadersInUse { get; init; }

    /// <summary>Gets how many reads have had to wait for a reader connection so far.</summary>
    public int ReadersWaited { get; init; }

    /// <summary>Gets how many pages the write-ahead log had after the last commit.</summary>
    public int WalPages { get; init; }

    /// <summary>Gets how long the writer has worked or had a session's turn, of <see cref="OpenTime"/>; the difference of two readings tells
    /// how busy it was between them.</summary>
    public TimeSpan WriterBusyTime { get; init; }

    /// <summary>Gets how long the storage has been open.</summary>
    public TimeSpan OpenTime { get; init; }

    /// <summary>Gets the share of its time that the writer has worked; 0 to 1.</summary>
    public double WriterUtilization => OpenTime > TimeSpan.Zero ? Math.Min(1, WriterBusyTime / OpenTime) : 0;

    /// <summary>Gets the share of the reader connections that are in use; 0 to 1.</summary>
    public double ReaderUtilization => ReaderLimit > 0 ? (double)ReadersInUse / ReaderLimit : 0;

    /// <summary>Gets how many checkpoints were completed.</summary>
    public long Checkpoints { get; init; }
}
