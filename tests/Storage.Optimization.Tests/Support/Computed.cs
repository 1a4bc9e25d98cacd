using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A row of a table that existed before, of which the database computes a part.</summary>
[Entity("computed")]
public sealed partial record Computed
{
    [Key]
    public long Id { get; init; }

    public long Amount { get; init; }

    public double Stored { get; init; }

    public bool IsLarge { get; init; }
}
