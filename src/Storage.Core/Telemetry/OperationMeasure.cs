using System.Diagnostics;

namespace Storage.Core.Internal;

/// <summary>The running measure of one request; the default one measures nothing.</summary>
internal readonly struct OperationMeasure(EngineTelemetry telemetry, string operation, string? table, long started, Activity? activity)
{
    public void End(Exception? failure = null) => telemetry?.OnOperation(operation, table, started, activity, failure);
}
