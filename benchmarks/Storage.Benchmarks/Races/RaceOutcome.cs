namespace Storage.Benchmarks;

/// <summary>How a race ended.</summary>
internal enum RaceOutcome
{
    /// <summary>The next read gave the new value.</summary>
    Ok,

    /// <summary>A read that began after the change was acknowledged gave the old value.</summary>
    Stale,

    /// <summary>A read gave nothing.</summary>
    Blocked,

    /// <summary>The cache has not what the race is about.</summary>
    NotApplicable,
}
