using Polly;
using Polly.Retry;

namespace Storage.Optimization.Internal;

/// <summary>Makes the pipeline that tries again.</summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline Make(RetryOptions options, TimeProvider time)
    {
        var validation = new RetryOptionsValidator().Validate(null, options);
        if (validation.Failed)
        {
            throw new ArgumentException(validation.FailureMessage, nameof(options));
        }

        if (options.MaxAttempts == 1)
        {
            return ResiliencePipeline.Empty;
        }

        var strategy = new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxAttempts - 1,
            ShouldHandle = arguments => new(arguments.Outcome.Exception is { } exception && options.Handles(exception)),
            DelayGenerator = arguments => new(DelayOf(options, arguments.AttemptNumber, Random.Shared.NextDouble())),
        };
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(strategy).Build();
    }

    /// <summary>Gives the wait before a further attempt.</summary>
    /// <param name="options">The options.</param>
    /// <param name="failed">How many attempts have failed after the first.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan DelayOf(RetryOptions options, int failed, double chance)
    {
        var seconds = options.Delay.TotalSeconds * Math.Pow(options.Backoff, failed) * (1 + (options.Jitter * ((2 * chance) - 1)));
        return TimeSpan.FromSeconds(Math.Min(seconds, options.MaxDelay.TotalSeconds));
    }
}
