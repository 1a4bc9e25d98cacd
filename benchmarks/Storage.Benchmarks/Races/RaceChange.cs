namespace Storage.Benchmarks;

/// <summary>How a cache learns that the value was changed where it is stored.</summary>
internal enum RaceChange
{
    /// <summary>The key is removed. Ours hears of the commit, in this and the other cases but the last.</summary>
    Remove,

    /// <summary>The new value is put in. With ours the row is written over as a whole.</summary>
    Set,

    /// <summary>The tag is removed. With ours a filter names the rows that are changed.</summary>
    Tag,

    /// <summary>Everything is forgotten. With ours after a change by a connection that it does not hear of.</summary>
    Clear,
}
