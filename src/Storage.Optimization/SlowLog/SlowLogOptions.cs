namespace Storage.Optimization;

/// <summary>The options of the slow log.</summary>
public sealed class SlowLogOptions
{
    /// <summary>Gets or sets from how long any request is slow.</summary>
    /// <value>1 µs to 1 hour; the default is 1 s.</value>
    [AllowedRange("00:00:00.000001", "01:00:00")]
    public TimeSpan Threshold { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets from how long a request is slow whose shape usually takes less than a tenth of this.</summary>
    /// <value>1 µs to 1 hour; the default is 0.1 s.</value>
    [AllowedRange("00:00:00.000001", "01:00:00")]
    public TimeSpan FastShapeThreshold { get; set; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Gets or sets whether a request is slow that takes longer than ten times its shape's 99th percentile of late, and over
    /// <see cref="AdaptiveMinimum"/>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsAdaptive { get; set; } = true;

    /// <summary>Gets or sets the time under which nothing is slow by <see cref="IsAdaptive"/>.</summary>
    /// <value>0 to 1 hour; the default is 20 ms.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan AdaptiveMinimum { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Gets or sets how many runs of a shape are needed before it is said what it usually takes.</summary>
    /// <value>10 to 1,000,000; the default is 100.</value>
    [AllowedRange(10, 1_000_000)]
    public int RunsToKnowShape { get; set; } = 100;

    /// <summary>Gets or sets how many slow requests are kept; the oldest gives way.</summary>
    /// <value>1 to 100,000; the default is 200.</value>
    [AllowedRange(1, 100_000)]
    public int Capacity { get; set; } = 200;

    /// <summary>Gets or sets of how many reads by key one is looked at, once their shape is known to be fast.</summary>
    /// <value>1 to 1,000; the default is 16.</value>
    [AllowedRange(1, 1_000)]
    public int LookupSampling { get; set; } = 16;
}
