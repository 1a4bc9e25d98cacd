using CostTracking;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.AI;

/// <summary>Adds cost tracking to chat clients.</summary>
public static class CostTrackingChatClientBuilderExtensions
{
    /// <summary>Takes down what every call costs. Call it last, so that only the provider's client is below it: after caches, function
    /// invocation and OpenTelemetry.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="tracker">Takes the calls down; <see langword="null"/> for the one of the services.</param>
    /// <param name="configure">Sets how, for this client alone.</param>
    /// <returns>The builder.</returns>
    public static ChatClientBuilder UseCostTracking(this ChatClientBuilder builder, CostTracker? tracker = null, Action<CaptureOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) =>
        {
            var used = tracker ?? services.GetRequiredService<CostTracker>();
            if (configure is null)
            {
                return new CostTrackingChatClient(inner, used);
            }

            var options = used.Options.Capture.Copy();
            configure(options);
            return new CostTrackingChatClient(inner, used, options);
        });
    }
}
