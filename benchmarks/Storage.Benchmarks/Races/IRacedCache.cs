namespace Storage.Benchmarks;

/// <summary>A cache before one stored value, which is 1 at first, and the places where a race can hold what it does.</summary>
internal interface IRacedCache : IAsyncDisposable
{
    /// <summary>Holds the next load: it has read the value, and gives it to the cache when the gate opens.</summary>
    RaceGate HoldLoad();

    /// <summary>Holds the next value on its way to the second level.</summary>
    RaceGate HoldLevel2Write();

    /// <summary>Holds the next change where the first level has forgotten the value and the second has not.</summary>
    RaceGate HoldBetweenLevels();

    /// <summary>Reads the value through the cache.</summary>
    Task<long> ReadAsync();

    /// <summary>Changes the value where it is stored, and has the cache learn of it.</summary>
    Task ChangeAsync(RaceChange change, long value);

    /// <summary>Waits until the second level has what it was given.</summary>
    Task Level2EndedAsync();

    /// <summary>Reads until the value is so old that it is read anew, which has come to the gate when the call returns.</summary>
    Task BeginRefreshAsync(RaceGate gate);

    /// <summary>Waits until nobody is to wait for a load any more.</summary>
    /// <param name="reading">The read that loads.</param>
    Task PassDeadlineAsync(Task reading);

    /// <summary>Has another node read the value, change it where it is stored, and remove its tag.</summary>
    Task ChangeOnOtherNodeAsync(long value);

    /// <summary>Waits until the first level's time is up for what was read before.</summary>
    Task PassLevel1TimeAsync();
}
