namespace Storage.Core;

/// <summary>A layer that holds accepted writes. Who closes a storage drains its layers, the outermost first, before the engine
/// closes.</summary>
public interface IDrainingLayer
{
    /// <summary>Takes no more writes from now on, and writes what was accepted.</summary>
    /// <param name="timeout">How long that may take. What is left then and not on its way ends as not applied.</param>
    /// <param name="cancellationToken">Ends the waiting as the timeout does.</param>
    /// <returns>What was written and what was not. Once the engine is closed a second call tells what became of the writes that were on
    /// their way.</returns>
    ValueTask<DrainReport> DrainAsync(TimeSpan timeout, CancellationToken cancellationToken = default);
}
