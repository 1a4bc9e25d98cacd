namespace Storage.Core;

/// <summary>How a request went that reached an engine. It holds no value of the request.</summary>
/// <param name="Shape">What the request says without its values; of several lookups in one call, the first one's.</param>
public readonly record struct Execution(Shape Shape)
{
    /// <summary>Gets how long it took: the waiting for a connection or for the writer included, a caller's own time between the rows of a
    /// stream not. What failed or was cancelled has the time until then. <see langword="null"/> where a stream ended early, for a lookup that
    /// failed without waiting, and for a unit's further statements, whose time is the first one's.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Gets how many rows it gave or wrote.</summary>
    public int Rows { get; init; }

    /// <summary>Gets why it failed; <see langword="null"/> where it did not.</summary>
    public StorageException? Failure { get; init; }

    /// <summary>Gets how it ended.</summary>
    public ExecutionOutcome Outcome { get; init; }

    /// <summary>Gets how many keys were asked for in one call (<see cref="IStorage.FindManyAsync"/>), each with the shape's statement; time and
    /// rows are those of the whole call.</summary>
    /// <value>The default is 1.</value>
    public int Lookups { get; init; } = 1;

    /// <summary>Gets for how many executions it stands: itself, and the lookups before it that were not told.</summary>
    /// <value>The default is 1.</value>
    public int Runs { get; init; } = 1;
}
