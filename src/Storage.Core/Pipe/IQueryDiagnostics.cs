namespace Storage.Core;

/// <summary>What an engine knows of how its statements run. Found by <see cref="IStorage.GetService"/>.</summary>
public interface IQueryDiagnostics
{
    /// <summary>Counts what statements do from now on. It costs each run a few nanoseconds and is not undone.</summary>
    void CountStatements();

    /// <summary>Reads what the statements of a shape have done since <see cref="CountStatements"/>.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The counters; zero where nothing was counted.</returns>
    StatementCounters GetCounters(Shape shape);

    /// <summary>Gives the shapes whose statements have done something since <see cref="CountStatements"/>, wherever they ran: those inside
    /// sessions are among them.</summary>
    /// <returns>The shapes, in no order.</returns>
    IReadOnlyList<Shape> GetCountedShapes();

    /// <summary>Tells an observer how each request went, from now until the result is disposed; requests inside a session are not told.
    /// Meanwhile <see cref="IStorage.GetService"/> of the engine finds the observer.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>Ends the telling.</returns>
    IDisposable ObserveExecutions(IExecutionObserver observer);

    /// <summary>Gives a shape's statement as the database is given it, without values.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The SQL.</returns>
    string DescribeStatement(Shape shape);

    /// <summary>Asks the database's planner how it would run statements, on an empty copy of the schema with the database's statistics: nothing
    /// is run, and no caller waits.</summary>
    /// <param name="shapes">The statements' shapes.</param>
    /// <param name="furtherIndexes">Statements that create indexes which the database does not have, to see what they would bring.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plans, in the order of the shapes.</returns>
    /// <exception cref="StorageException">The schema cannot be read, or a further index is none.</exception>
    ValueTask<IReadOnlyList<QueryPlan>> ExplainAsync(IReadOnlyList<Shape> shapes, IReadOnlyList<string> furtherIndexes, CancellationToken cancellationToken = default);
}
