using Microsoft.Extensions.Options;

namespace Storage.Optimization.Internal;

/// <summary>The rules between options.</summary>
internal sealed class BatchingOptionsRules : IValidateOptions<BatchingOptions>
{
    public ValidateOptionsResult Validate(string? name, BatchingOptions options)
    {
        var failures = new List<string>();
        if (options.IsAdaptive && (options.MinBatchSize > options.BatchSize || options.BatchSize > options.MaxBatchSize))
        {
            failures.Add($"BatchSize is {options.BatchSize}; it has to be from MinBatchSize, {options.MinBatchSize}, to MaxBatchSize, {options.MaxBatchSize}.");
        }

        if (options.IsAdaptive && options.FastBatch >= options.SlowBatch)
        {
            failures.Add($"FastBatch is {options.FastBatch} and SlowBatch {options.SlowBatch}; a fast batch has to be shorter than a slow one.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Checks everything, for use without a container.</summary>
    public static void Require(BatchingOptions options)
    {
        foreach (var rules in (IValidateOptions<BatchingOptions>[])[new BatchingOptionsValidator(), new BatchingOptionsRules()])
        {
            var result = rules.Validate(null, options);
            if (result.Failed)
            {
                throw new ArgumentException(result.FailureMessage, nameof(options));
            }
        }
    }
}
