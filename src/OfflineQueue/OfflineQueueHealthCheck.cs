using Microsoft.Extensions.Diagnostics.HealthChecks;
using OfflineQueue.Internal;

namespace OfflineQueue;

/// <summary>Tells how a queue is: unhealthy while its storage or its keys fail, degraded while it is high or its way is closed. It touches no
/// disk.</summary>
/// <remarks>Registered under the queue's key; add it to the host's checks by a <see cref="HealthCheckRegistration"/>.</remarks>
public sealed class OfflineQueueHealthCheck : IHealthCheck
{
    private readonly QueueRuntime _runtime;

    internal OfflineQueueHealthCheck(QueueRuntime runtime) => _runtime = runtime;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var queue = _runtime.Queue;
        if (_runtime.Fault is { } fault)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy($"The queue '{queue.Name}' fails: {fault.Message}", fault));
        }

        if (queue.OpenParts is not { } parts)
        {
            return Task.FromResult(HealthCheckResult.Healthy($"The queue '{queue.Name}' has not been used yet."));
        }

        var row = parts.Context.State.Row;
        var circuit = _runtime.Dispatcher?.Circuit ?? CircuitState.Closed;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["count"] = row.Count,
            ["capacity"] = queue.Options.Capacity,
            ["bytes"] = row.Bytes,
            ["dead"] = row.Dead,
            ["circuit"] = circuit.ToString(),
        };
        return Task.FromResult((parts.Context.State.IsHigh, circuit) switch
        {
            (true, _) => HealthCheckResult.Degraded($"The queue '{queue.Name}' is high: {row.Count} of {queue.Options.Capacity} messages.", data: data),
            (_, not CircuitState.Closed) => HealthCheckResult.Degraded($"The way of the queue '{queue.Name}' is closed or has just opened; {row.Count} messages wait.", data: data),
            _ => HealthCheckResult.Healthy($"The queue '{queue.Name}' has {row.Count} of {queue.Options.Capacity} messages.", data),
        });
    }
}
