using Storage.Core;

namespace CostTracking.Internal;

/// <summary>What a row of sums is of.</summary>
internal readonly record struct RollupKey(RollupGrain Grain, DateTimeOffset Start, string Tag, string Provider, string Model, string UserId, string Currency)
{
    public static RollupKey Of(LlmUsage row, RollupGrain grain, DateTimeOffset start) =>
        new(grain, start, string.Empty, row.ModelApiProvider, row.ModelName, row.UserId, row.Currency ?? string.Empty);

    public static RollupKey OfTag(LlmUsage row, DateTimeOffset day, string tag) =>
        new(RollupGrain.Day, day, tag, string.Empty, string.Empty, string.Empty, row.Currency ?? string.Empty);
}
