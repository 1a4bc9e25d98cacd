namespace Storage.Optimization;

/// <summary>What the slow log knows. Found by <see cref="IStorage.GetService"/>.</summary>
public interface ISlowLog
{
    /// <summary>Gives the last slow requests.</summary>
    /// <param name="limit">How many at most.</param>
    /// <returns>The requests, the latest first.</returns>
    IReadOnlyList<SlowQuery> GetSlowQueries(int limit = 100);

    /// <summary>Gives how many requests have failed, by code.</summary>
    /// <returns>The counts; codes that have not been met are not among them.</returns>
    IReadOnlyDictionary<StorageErrorCode, long> GetErrors();

    /// <summary>Gives what the requests of each shape have come to. Shapes that were used inside sessions only have the database's counters and
    /// no times.</summary>
    /// <returns>The shapes, the one with the most time in it (<see cref="QueryStatistics.TotalTime"/>) first.</returns>
    IReadOnlyList<QueryStatistics> GetStatistics();
}
