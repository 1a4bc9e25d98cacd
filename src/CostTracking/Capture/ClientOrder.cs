using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CostTracking.Internal;

/// <summary>Looks at what stands below the tracking, where only the provider should.</summary>
internal static class ClientOrder
{
    public static void Check(IChatClient inner, ILogger logger)
    {
        if (inner.GetService(typeof(CostTrackingChatClient)) is not null)
        {
            throw new InvalidOperationException("The calls of this client are tracked already, and would be billed twice. Call UseCostTracking() once, as the last of the builder's layers.");
        }

        if (inner.GetService(typeof(CachingChatClient)) is not null)
        {
            Log.ClientOrder(logger, "a cache stands below the cost tracking, so its hits are billed. Call UseCostTracking() after UseDistributedCache().");
        }

        if (inner.GetService(typeof(FunctionInvokingChatClient)) is not null)
        {
            Log.ClientOrder(logger, "function invocation stands below the cost tracking, so the calls of a loop are one row. Call UseCostTracking() after UseFunctionInvocation().");
        }

        if (inner.GetService(typeof(OpenTelemetryChatClient)) is not null)
        {
            Log.ClientOrder(logger, "OpenTelemetry stands below the cost tracking, so its durations leave out reservations. Call UseCostTracking() after UseOpenTelemetry().");
        }
    }
}
