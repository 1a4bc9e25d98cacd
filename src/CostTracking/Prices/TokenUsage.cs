namespace CostTracking;

/// <summary>What a call used. The parts are contained in the whole: cached, written, sound and picture tokens in
/// <see cref="InputTokens"/>, reasoning and sound that came out in <see cref="OutputTokens"/>.</summary>
/// <param name="InputTokens">How many tokens went in, all kinds together.</param>
/// <param name="OutputTokens">How many tokens came out, all kinds together.</param>
public readonly record struct TokenUsage(long InputTokens, long OutputTokens)
{
    /// <summary>Gets how many tokens were read from the provider's cache.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Gets how many tokens were written to the provider's cache for its usual time.</summary>
    public long CacheWriteTokens { get; init; }

    /// <summary>Gets how many tokens were written to the provider's cache for its longer time, such as an hour.</summary>
    public long CacheWriteLongTokens { get; init; }

    /// <summary>Gets how many tokens were thought and not said.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>Gets how many tokens of sound went in.</summary>
    public long AudioInputTokens { get; init; }

    /// <summary>Gets how many tokens of sound came out.</summary>
    public long AudioOutputTokens { get; init; }

    /// <summary>Gets how many tokens of pictures went in.</summary>
    public long ImageTokens { get; init; }

    /// <summary>Gets what else was used and has a price a piece, by the name of the price's surcharge, such as <c>search</c>.</summary>
    /// <value>The default is <see langword="null"/>: nothing.</value>
    public IReadOnlyDictionary<string, long>? Extras { get; init; }

    internal long PlainInputTokens => InputTokens - CachedTokens - CacheWriteTokens - CacheWriteLongTokens - AudioInputTokens - ImageTokens;

    internal long PlainOutputTokens => OutputTokens - ReasoningTokens - AudioOutputTokens;
}
