namespace Storage.Benchmarks;

/// <summary>What a race needs of a cache.</summary>
[Flags]
internal enum RaceFeatures
{
    None = 0,

    /// <summary>Values that are forgotten together.</summary>
    Tags = 1,

    /// <summary>Forgetting everything.</summary>
    Clear = 2,

    /// <summary>Reading a value anew beside its readers before it expires.</summary>
    Refresh = 4,

    /// <summary>A second level outside the process.</summary>
    Level2 = 8,

    /// <summary>A second process on the same second level, which nobody tells of changes.</summary>
    Nodes = 16,

    /// <summary>A time after which nobody waits for a load.</summary>
    Deadline = 32,
}
