using Storage.Core.Internal;

namespace Storage.Core;

/// <content>How statements run.</content>
public sealed partial class SqliteStorage : IQueryDiagnostics
{
    /// <inheritdoc/>
    public void CountStatements() => _connections.Counters.Begin();

    /// <inheritdoc/>
    public StatementCounters GetCounters(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return _connections.Counters.Get(shape);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Shape> GetCountedShapes() => _connections.Counters.Shapes;

    /// <inheritdoc/>
    public IDisposable ObserveExecutions(IExecutionObserver observer) => _executions.Add(observer);

    /// <inheritdoc/>
    public string DescribeStatement(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return SqliteCompiler.Compile(shape, QueryExplainer.VariantOf(shape));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueryPlan>> ExplainAsync(
        IReadOnlyList<Shape> shapes, IReadOnlyList<string> furtherIndexes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentNullException.ThrowIfNull(furtherIndexes);
        _readers.ThrowIfClosed();
        return await Task.Run(() => QueryExplainer.Explain(_path, shapes, furtherIndexes), cancellationToken).ConfigureAwait(false);
    }
}
