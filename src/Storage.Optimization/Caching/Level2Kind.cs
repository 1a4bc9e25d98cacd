namespace Storage.Optimization;

/// <summary>Where the cache's second level is.</summary>
public enum Level2Kind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>In this process, as encoded rows within a budget of bytes.</summary>
    Memory,

    /// <summary>In the host's <c>IDistributedCache</c>. Entries of another process are not read: nothing says yet what that process has
    /// written since.</summary>
    Distributed,
}
