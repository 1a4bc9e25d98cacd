namespace Storage.Optimization;

/// <summary>Preloading's counters at one moment.</summary>
public sealed record PreloadStatistics
{
    /// <summary>Gets how many rows were loaded, those that the cache had already included.</summary>
    public long Rows { get; init; }

    /// <summary>Gets how many runs of scheduled loads ended well.</summary>
    public long Runs { get; init; }

    /// <summary>Gets how many runs of scheduled loads failed.</summary>
    public long Failures { get; init; }

    /// <summary>Gets how often a load yielded to foreground reads.</summary>
    public long Yields { get; init; }

    /// <summary>Gets how many preloaded rows were used before they left the cache.</summary>
    public long Used { get; init; }

    /// <summary>Gets how many preloaded rows were not.</summary>
    public long Wasted { get; init; }

    /// <summary>Gets how many preloaded rows are watched, not being one or the other yet.</summary>
    public int Watched { get; init; }

    /// <summary>Gets by how many times the built-in loads' intervals are longer because too few of their rows were used; from 1 to
    /// 16.</summary>
    public int Slowdown { get; init; } = 1;

    /// <summary>Gets how many hot keys are known.</summary>
    public int HotKeys { get; init; }

    /// <summary>Gets the names of the scheduled loads, in order.</summary>
    public IReadOnlyList<string> Loads { get; init; } = [];

    /// <summary>Gets the share of preloaded rows that were used; 0 where nothing is known yet.</summary>
    public double UsedShare => Used + Wasted == 0 ? 0 : (double)Used / (Used + Wasted);
}
