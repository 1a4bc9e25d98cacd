using Storage.Core;

namespace Storage.Optimization.Tests;

[Entity("tallies")]
internal sealed partial record Tally
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public string Name { get; init; } = "";

    public long Count { get; init; }

    public double Level { get; init; }

    public string? Note { get; init; }

    public string Label { get; init; } = "";
}
