using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The sums of the calls of an hour (UTC) or a day (of the ledger's time zone) by provider, model and user, or of a day by
/// tag.</summary>
[Entity("llm_rollups")]
[Index(nameof(Grain), nameof(Start), nameof(Tag), nameof(Provider), nameof(Model), nameof(UserId), nameof(Currency), Unique = true)]
internal sealed partial record CostRollup
{
    [Key]
    public long Id { get; init; }

    public RollupGrain Grain { get; init; }

    public DateTimeOffset Start { get; init; }

    /// <summary>The tag; empty for a row by provider, model and user.</summary>
    public required string Tag { get; init; }

    /// <summary>The provider; empty for a row by tag.</summary>
    public required string Provider { get; init; }

    public required string Model { get; init; }

    public required string UserId { get; init; }

    /// <summary>The currency; empty for calls without a price.</summary>
    public required string Currency { get; init; }

    public long Calls { get; init; }

    public long Failed { get; init; }

    public long Unpriced { get; init; }

    /// <summary>The calls whose tokens the provider did not report.</summary>
    public long Estimated { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public long CachedTokens { get; init; }

    public long CacheWriteTokens { get; init; }

    public long ReasoningTokens { get; init; }

    public long AmountMicros { get; init; }

    public long SavedMicros { get; init; }

    public long DurationMicros { get; init; }

    public static UpsertOptions<CostRollup> Adding { get; } = new()
    {
        Target = [Columns.Grain, Columns.Start, Columns.Tag, Columns.Provider, Columns.Model, Columns.UserId, Columns.Currency],
        Add =
        [
            Columns.Calls, Columns.Failed, Columns.Unpriced, Columns.Estimated, Columns.InputTokens, Columns.OutputTokens, Columns.CachedTokens,
            Columns.CacheWriteTokens, Columns.ReasoningTokens, Columns.AmountMicros, Columns.SavedMicros, Columns.DurationMicros,
        ],
    };
}
