namespace Storage.Optimization;

/// <summary>The options of the advisor.</summary>
public sealed class QueryAdvisorOptions
{
    /// <summary>Gets or sets how many steps of the database's machine a statement has to take each time, beyond what its rows need, before an
    /// index for it is thought of; a table of a hundred rows takes about so many.</summary>
    /// <value>1 to 1,000,000,000; the default is 1,000.</value>
    [AllowedRange(1, 1_000_000_000)]
    public int MinStepsPerRun { get; set; } = 1_000;

    /// <summary>Gets or sets how often a statement has to have run.</summary>
    /// <value>1 to 1,000,000,000; the default is 3.</value>
    [AllowedRange(1, 1_000_000_000)]
    public int MinRuns { get; set; } = 3;

    /// <summary>Gets or sets how many columns an index has at most.</summary>
    /// <value>1 to 16; the default is 4.</value>
    [AllowedRange(1, 16)]
    public int MaxColumns { get; set; } = 4;
}
