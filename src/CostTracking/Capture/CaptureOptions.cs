using Microsoft.Extensions.AI;

namespace CostTracking;

/// <summary>How calls are taken down by <c>UseCostTracking()</c>.</summary>
public sealed class CaptureOptions
{
    /// <summary>Gets or sets how the tokens of a text are counted where the provider reports none: the model's name and the text in, a
    /// number out, such as <c>(model, text) => tokenizer.CountTokens(text)</c> of Microsoft.ML.Tokenizers. Of a streamed answer it is
    /// given each piece.</summary>
    /// <value>The default is <see langword="null"/>: a quarter of the text's UTF-8 bytes, rounded up.</value>
    public Func<string, string, int>? CountTokens { get; set; }

    /// <summary>Gets or sets who a call is for, where no <see cref="CallLabels"/> are in effect.</summary>
    /// <value>The default is <see langword="null"/>: the user <c>system</c>, and the conversation of
    /// <see cref="ChatOptions.ConversationId"/>.</value>
    public Func<ChatOptions?, CallLabels?>? Labels { get; set; }

    /// <summary>Gets or sets the provider of the client, where it does not say so itself or says another.</summary>
    /// <value>The default is <see langword="null"/>: what <see cref="ChatClientMetadata"/> says.</value>
    public string? Provider { get; set; }

    /// <summary>Gets the keys of <see cref="UsageDetails.AdditionalCounts"/> under which adapters give tokens read from the cache.</summary>
    public IList<string> CachedKeys { get; } =
    [
        "CacheReadInputTokens", "CacheReadInputTokenCount", "cache_read_input_tokens", "prompt_cache_hit_tokens", "cached_tokens",
        "CachedContentTokenCount", "cachedContentTokenCount",
    ];

    /// <summary>Gets the keys under which adapters give tokens written to the cache.</summary>
    public IList<string> CacheWriteKeys { get; } =
    [
        "CacheCreationInputTokens", "CacheCreationInputTokenCount", "cache_creation_input_tokens", "CacheWriteInputTokens", "cache_write_input_tokens",
        "InputTokenDetails.CacheCreationTokenCount",
    ];

    /// <summary>Gets the keys under which adapters give tokens written to the cache for its longer time.</summary>
    public IList<string> CacheWriteLongKeys { get; } = ["ephemeral_1h_input_tokens", "Ephemeral1hInputTokens", "cache_creation.ephemeral_1h_input_tokens"];

    /// <summary>Gets the keys under which adapters give reasoning tokens.</summary>
    public IList<string> ReasoningKeys { get; } = ["reasoning_tokens", "ReasoningTokens", "ThoughtsTokenCount", "thoughtsTokenCount"];

    /// <summary>Gets the keys under which adapters give tokens of sound that went in.</summary>
    public IList<string> AudioInputKeys { get; } = ["InputTokenDetails.AudioTokenCount", "InputAudioTokenCount"];

    /// <summary>Gets the keys under which adapters give tokens of sound that came out.</summary>
    public IList<string> AudioOutputKeys { get; } = ["OutputTokenDetails.AudioTokenCount", "OutputAudioTokenCount"];

    internal CaptureOptions Copy()
    {
        var copy = new CaptureOptions { CountTokens = CountTokens, Labels = Labels, Provider = Provider };
        Replace(copy.CachedKeys, CachedKeys);
        Replace(copy.CacheWriteKeys, CacheWriteKeys);
        Replace(copy.CacheWriteLongKeys, CacheWriteLongKeys);
        Replace(copy.ReasoningKeys, ReasoningKeys);
        Replace(copy.AudioInputKeys, AudioInputKeys);
        Replace(copy.AudioOutputKeys, AudioOutputKeys);
        return copy;
    }

    private static void Replace(IList<string> keys, IList<string> by)
    {
        keys.Clear();
        foreach (var key in by)
        {
            keys.Add(key);
        }
    }
}
