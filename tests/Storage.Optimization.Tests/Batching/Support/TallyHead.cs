using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Another type over the table of <see cref="Tally"/>.</summary>
[Entity("tallies")]
internal sealed partial record TallyHead
{
    [Key]
    public long Id { get; init; }

    public string Label { get; init; } = "";
}
