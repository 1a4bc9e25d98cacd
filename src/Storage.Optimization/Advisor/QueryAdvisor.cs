using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>
/// Advises from evidence: of the statements that have taken many more steps than their rows need, it works out the index that each lacks, has
/// the planner try them all on a copy of the schema, and proposes those that the planner takes.
/// </summary>
public sealed class QueryAdvisor : IQueryAdvisor
{
    // what a statement and a row of it take on a good plan, generously
    private const int StepsOfStatement = 100;
    private const int StepsOfRow = 60;

    private readonly IStorage _storage;
    private readonly QueryAdvisorOptions _options;

    /// <summary>Makes an advisor.</summary>
    /// <param name="storage">The storage; with a slow log of its engine.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public QueryAdvisor(IStorage storage, QueryAdvisorOptions? options = null)
    {
        _storage = storage ?? throw new ArgumentNullException(nameof(storage));
        _options = options ?? new QueryAdvisorOptions();
        var validation = new QueryAdvisorOptionsValidator().Validate(null, _options);
        if (validation.Failed)
        {
            throw new ArgumentException(validation.FailureMessage, nameof(options));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<QueryAdvice> AdviseAsync(CancellationToken cancellationToken = default)
    {
        var log = Service<ISlowLog>("a slow log. Call AddSlowLog() on its builder.");
        var diagnostics = Service<IQueryDiagnostics>("an engine that says how it runs statements.");
        var statistics = log.GetStatistics();
        var reader = new IndexReader((IStorage)diagnostics);
        var stored = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        var served = await TryAsync(diagnostics, statistics, stored, cancellationToken).ConfigureAwait(false);
        var missing = new List<IndexAdvice>();
        foreach (var (index, queries) in served)
        {
            missing.Add(new IndexAdvice(index.Map.Table, [.. index.AllColumns.Select(term => term.Column.Name)], index.Ddl)
            {
                Serves = [.. queries.Select(query => query.Query)],
                Runs = queries.Sum(query => query.Statements.Runs),
                StepsSaved = queries.Sum(Excess),
                Writes = statistics.Sum(one => WritesOf(one, index)),
                Bytes = await reader.EstimateBytesAsync(index, cancellationToken).ConfigureAwait(false),
            });
        }

        return new QueryAdvice([.. missing.OrderByDescending(index => index.StepsSaved)], [.. Redundant(stored)]);
    }

    private static IEnumerable<RedundantIndex> Redundant(IReadOnlyList<StoredIndex> stored) =>
        from index in stored
        let other = stored.FirstOrDefault(index.IsCoveredBy)
        where other is not null
        select new RedundantIndex(index.Name, index.Table, other.Name);

    private static long Excess(QueryStatistics query) =>
        query.Statements.Steps - (query.Statements.Runs * StepsOfStatement) - (query.Rows * StepsOfRow);

    private static long WritesOf(QueryStatistics query, IndexCandidate index) => query.Shape switch
    {
        { Map: var map } when map != index.Map => 0,
        InsertShape or DeleteShape => query.Statements.Runs,
        PatchShape patch when patch.Assignments.Any(assignment => index.AllColumns.Any(term => term.Column == assignment.Column)) => query.Statements.Runs,
        _ => 0,
    };

    private async ValueTask<IReadOnlyList<(IndexCandidate Index, List<QueryStatistics> Queries)>> TryAsync(
        IQueryDiagnostics diagnostics, IReadOnlyList<QueryStatistics> statistics, IReadOnlyList<StoredIndex> stored, CancellationToken cancellationToken)
    {
        var wanting = statistics
            .Where(query => query.Statements.Runs >= _options.MinRuns && Excess(query) >= query.Statements.Runs * _options.MinStepsPerRun)
            .Select(query => (Query: query, Index: CandidateFinder.Find(query.Shape, _options.MaxColumns)))
            .Where(one => one.Index is { } index && !stored.Any(index.IsServedBy))
            .ToList();
        List<IndexCandidate> all = [.. wanting.Select(one => one.Index!).DistinctBy(index => index.Ddl)];
        List<IndexCandidate> indexes = [.. all.Where(index => !all.Exists(other => other.Ddl != index.Ddl && index.IsServedBy(other)))];
        Shape[] shapes = [.. wanting.Select(one => one.Query.Shape)];
        if (indexes.Count == 0)
        {
            return [];
        }

        var now = await diagnostics.ExplainAsync(shapes, [], cancellationToken).ConfigureAwait(false);
        var then = await diagnostics.ExplainAsync(shapes, [.. indexes.Select(index => index.Ddl)], cancellationToken).ConfigureAwait(false);
        return
        [
            .. from index in indexes
               let queries = wanting.Where((_, i) => Uses(then[i], index) && !then[i].Steps.SequenceEqual(now[i].Steps)).Select(one => one.Query).ToList()
               where queries.Count > 0
               select (index, queries),
        ];
    }

    private static bool Uses(QueryPlan plan, IndexCandidate index) =>
        plan.Steps.Any(step => step.EndsWith($"INDEX {index.Name}", StringComparison.Ordinal) || step.Contains($"INDEX {index.Name} ", StringComparison.Ordinal));

    private TService Service<TService>(string what)
        where TService : class =>
        (TService?)_storage.GetService(typeof(TService)) ?? throw new InvalidOperationException($"The advisor needs {what}");
}
