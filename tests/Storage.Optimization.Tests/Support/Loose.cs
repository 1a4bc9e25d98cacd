using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A row of a table that existed before, whose columns hold whatever they were given.</summary>
[Entity("loose", KeepUnreadable = true)]
public sealed partial record Loose
{
    [Key]
    public long Id { get; init; }

    public string A { get; init; } = "";

    public string? B { get; init; }

    public long C { get; init; }

    public double D { get; init; }

    public byte[]? E { get; init; }

    public bool? F { get; init; }
}
