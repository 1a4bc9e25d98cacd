using Storage.Core;

namespace Storage.BatchingHarness;

/// <summary>A number that scheduled patches raise one by one.</summary>
[Entity("sums")]
internal sealed partial record Sum
{
    [Key]
    public long Id { get; init; }

    public long Added { get; init; }

    public long Last { get; init; }
}
