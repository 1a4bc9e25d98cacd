using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A layer before the engine from which a test lets one unit after the other go.</summary>
internal sealed class StepStorage(IStorage inner) : DelegatingStorage(inner)
{
    private readonly List<(WriteUnit Unit, TaskCompletionSource Go)> _units = [];

    /// <summary>Gets the units that were handed over so far, by the tables that they write.</summary>
    public IReadOnlyList<string> Units
    {
        get
        {
            lock (_units)
            {
                return [.. _units.Select(one => string.Join('+', one.Unit.Statements.Select(statement => statement.Shape.Map!.Table)))];
            }
        }
    }

    public void LetGo(int unit)
    {
        lock (_units)
        {
            _units[unit].Go.SetResult();
        }
    }

    public override async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_units)
        {
            _units.Add((unit, go));
        }

        await go.Task.WaitAsync(BatchingFixture.Patience, CancellationToken.None);
        return await base.WriteAsync(unit, cancellationToken);
    }
}
