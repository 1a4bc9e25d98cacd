namespace Storage.Core;

/// <summary>What maintenance does.</summary>
[Flags]
public enum MaintenanceTasks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Moves the write-ahead log into the database file and empties it. Fails as <see cref="StorageErrorCode.Busy"/> where a read
    /// that does not end stands in the way.</summary>
    Checkpoint = 1,

    /// <summary>Refreshes the statistics that the query planner works from.</summary>
    Optimize = 2,

    /// <summary>Rewrites the file without free space. Slow; every writer waits meanwhile.</summary>
    Vacuum = 4,
}
