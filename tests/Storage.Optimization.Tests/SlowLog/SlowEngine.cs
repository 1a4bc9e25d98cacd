using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>An engine whose requests took as long as a test says.</summary>
internal sealed class SlowEngine(IStorage inner, Func<TimeSpan> takes) : DelegatingStorage(inner), IQueryDiagnostics
{
    private readonly IQueryDiagnostics _diagnostics = (IQueryDiagnostics)inner.GetService(typeof(IQueryDiagnostics))!;

    public void CountStatements() => _diagnostics.CountStatements();

    public StatementCounters GetCounters(Shape shape) => _diagnostics.GetCounters(shape);

    public IReadOnlyList<Shape> GetCountedShapes() => _diagnostics.GetCountedShapes();

    public string DescribeStatement(Shape shape) => _diagnostics.DescribeStatement(shape);

    public IDisposable ObserveExecutions(IExecutionObserver observer) => _diagnostics.ObserveExecutions(new Retimed(observer, takes));

    public ValueTask<IReadOnlyList<QueryPlan>> ExplainAsync(IReadOnlyList<Shape> shapes, IReadOnlyList<string> furtherIndexes, CancellationToken cancellationToken = default) =>
        _diagnostics.ExplainAsync(shapes, furtherIndexes, cancellationToken);

    private sealed class Retimed(IExecutionObserver observer, Func<TimeSpan> takes) : IExecutionObserver
    {
        public int OnExecuted(in Execution execution) => observer.OnExecuted(execution.Elapsed is null ? execution : execution with { Elapsed = takes() });
    }
}
