using Storage.Core;

namespace CostTracking.Internal;

/// <summary>How many calls of a day, provider and model took how long: a step of <see cref="LatencyScale"/>.</summary>
[Entity("llm_latencies")]
[Index(nameof(Start), nameof(Provider), nameof(Model), nameof(Step), Unique = true)]
internal sealed partial record LatencyRollup
{
    [Key]
    public long Id { get; init; }

    public DateTimeOffset Start { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    public int Step { get; init; }

    public long Calls { get; init; }

    public static UpsertOptions<LatencyRollup> Adding { get; } = new()
    {
        Target = [Columns.Start, Columns.Provider, Columns.Model, Columns.Step],
        Add = [Columns.Calls],
    };
}
