namespace Storage.Optimization;

/// <summary>How a function is tried again.</summary>
public sealed class RetryOptions
{
    /// <summary>Gets or sets how often the function runs at most, the first time included.</summary>
    /// <value>1 to 100; the default is 3.</value>
    [AllowedRange(1, 100)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Gets or sets how long the wait before the second attempt is.</summary>
    /// <value>0 to 1 hour; the default is 0.5 s.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Gets or sets by what each further wait is longer than the one before.</summary>
    /// <value>1 to 10; the default is 2.</value>
    [System.ComponentModel.DataAnnotations.Range(1.0, 10.0)]
    public double Backoff { get; set; } = 2;

    /// <summary>Gets or sets the share by which a wait may be shorter or longer by chance, so that callers that failed together do not come
    /// again together.</summary>
    /// <value>0 to 1; the default is 0.25.</value>
    [System.ComponentModel.DataAnnotations.Range(0.0, 1.0)]
    public double Jitter { get; set; } = 0.25;

    /// <summary>Gets or sets the longest wait.</summary>
    /// <value>0 to 1 hour; the default is 30 s.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets which failures are tried again.</summary>
    /// <value>The default is what may pass by itself and cannot have been done already: a transient <see cref="StorageException"/> whose
    /// outcome is not unknown, a <see cref="TimeoutException"/>, an <see cref="IOException"/> and an
    /// <see cref="HttpRequestException"/>.</value>
    public Func<Exception, bool> Handles { get; set; } = IsTransient;

    /// <summary>Chooses the failures by type. A <see cref="StorageException"/> whose outcome is unknown is never among them, since its write may
    /// be stored; who writes under an idempotency key can say otherwise by <see cref="Handles"/>.</summary>
    /// <typeparam name="TException">A type that is tried again, its derived ones included.</typeparam>
    /// <returns>The options.</returns>
    public RetryOptions Handle<TException>()
        where TException : Exception
    {
        var before = Handles == IsTransient ? static _ => false : Handles;
        Handles = exception => (exception is TException && !IsUnknown(exception)) || before(exception);
        return this;
    }

    private static bool IsUnknown(Exception exception) => exception is StorageException { Outcome: WriteOutcome.Unknown };

    private static bool IsTransient(Exception exception) => exception switch
    {
        StorageException storage => storage.IsTransient && !IsUnknown(storage),
        TimeoutException or IOException or HttpRequestException => true,
        _ => false,
    };
}
