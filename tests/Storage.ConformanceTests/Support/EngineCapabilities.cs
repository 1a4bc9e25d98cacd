namespace Storage.ConformanceTests;

/// <summary>What not every engine can do; a suite leaves the test out where the engine cannot.</summary>
[Flags]
public enum EngineCapabilities
{
    None = 0,

    /// <summary>A text may hold U+0000.</summary>
    NulInText = 1,

    /// <summary>A running statement that computes without end can be cancelled.</summary>
    CancelRunningRead = 2,

    /// <summary>One writer at a time: a session holds every other writer back.</summary>
    SingleWriter = 4,
}
