using Microsoft.Extensions.Options;

namespace OfflineQueue;

/// <summary>Checks what the options of a queue have to do with each other.</summary>
public sealed class OfflineQueueRelationsValidator : IValidateOptions<OfflineQueueOptions>
{
    /// <summary>What sealing adds to a payload, and two keys of 1,000 characters of four bytes.</summary>
    private const int MaxOverheadBytes = 8 * 1024;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OfflineQueueOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        if (options.LowWatermark > options.HighWatermark)
        {
            failures.Add($"LowWatermark is {options.LowWatermark} and HighWatermark {options.HighWatermark}; the low one may not be above the high one.");
        }

        if (options.RetryDelay > options.MaxRetryDelay)
        {
            failures.Add($"RetryDelay is {options.RetryDelay} and MaxRetryDelay {options.MaxRetryDelay}; the first pause may not be longer than the longest.");
        }

        if (options.Delivery.ProbeInterval > options.Delivery.MaxProbeInterval)
        {
            failures.Add(
                $"ProbeInterval is {options.Delivery.ProbeInterval} and MaxProbeInterval {options.Delivery.MaxProbeInterval}; "
                + "the first pause may not be longer than the longest.");
        }

        if (options.MaxPayloadBytes + MaxOverheadBytes > options.MaxBytes && options.MaxPayloadBytes > 1)
        {
            failures.Add(
                $"MaxPayloadBytes is {options.MaxPayloadBytes} and MaxBytes {options.MaxBytes}; one message of that size, sealed, has to fit in. "
                + "Raise MaxBytes, or lower MaxPayloadBytes.");
        }

        if (options.TimeToLive <= TimeSpan.Zero)
        {
            failures.Add($"TimeToLive is {options.TimeToLive}; it has to be positive. Leave it out where messages are worth delivering for ever.");
        }

        if (options is { StoreUnencrypted: true, Keys: not null })
        {
            failures.Add("StoreUnencrypted and Keys exclude each other; take one away.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
