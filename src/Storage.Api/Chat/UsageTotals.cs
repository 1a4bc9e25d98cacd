using Storage.Core;

namespace Storage.Api;

/// <summary>What one group of LLM calls used together.</summary>
[Row]
public sealed partial record UsageTotals
{
    /// <summary>Gets the day as <c>yyyy-MM-dd</c>; empty where days are not parted.</summary>
    public required string Day { get; init; }

    /// <summary>Gets the model's name; empty where models are not parted.</summary>
    public required string ModelName { get; init; }

    /// <summary>Gets the user's id; empty where users are not parted.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets how many calls there were.</summary>
    public long Calls { get; init; }

    /// <summary>Gets the tokens of the prompts.</summary>
    public long PromptTokens { get; init; }

    /// <summary>Gets the tokens of the answers.</summary>
    public long CompletionTokens { get; init; }

    /// <summary>Gets the tokens altogether.</summary>
    public long TotalTokens { get; init; }

    /// <summary>Gets the cost, in the unit that the calls were stored with.</summary>
    public double Cost { get; init; }

    /// <summary>Gets the average length of a call in seconds; <see langword="null"/> where none was measured.</summary>
    public double? AverageTimeCost { get; init; }
}
