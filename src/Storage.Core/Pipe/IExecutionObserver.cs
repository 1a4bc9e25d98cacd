namespace Storage.Core;

/// <summary>Is told by an engine how its requests went; see <see cref="IQueryDiagnostics.ObserveExecutions"/>.</summary>
public interface IExecutionObserver
{
    /// <summary>Hears of an execution, on the thread that ran or awaited it and before its caller does: keep it short, and do not use the
    /// storage. What it throws is logged and changes nothing.</summary>
    /// <param name="execution">The execution.</param>
    /// <returns>How many lookups (<see cref="IStorage.FindAsync"/>) of the shape may go by untold on the connection that this one ran on; 0
    /// for none. Lookups that fail or wait are told all the same. Of other requests each is told, whatever is returned.</returns>
    int OnExecuted(in Execution execution);
}
