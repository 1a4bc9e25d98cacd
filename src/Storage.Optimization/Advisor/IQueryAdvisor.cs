namespace Storage.Optimization;

/// <summary>Says which indexes a database lacks for what is asked of it, and which it could do without.</summary>
public interface IQueryAdvisor
{
    /// <summary>Looks at what the slow log has counted so far. It changes nothing, and asks the planner on a copy of the schema.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The advice.</returns>
    /// <exception cref="InvalidOperationException">The storage has no slow log, or its engine does not say how it runs statements.</exception>
    ValueTask<QueryAdvice> AdviseAsync(CancellationToken cancellationToken = default);
}
