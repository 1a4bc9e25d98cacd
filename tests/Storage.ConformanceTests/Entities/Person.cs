using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>A Guid of the caller's as key, another unique column, and a partition.</summary>
[Entity("persons", Partition = nameof(Town))]
public sealed partial record Person
{
    [Key]
    public Guid Id { get; init; }

    [Unique]
    public string Email { get; init; } = "";

    public string Town { get; init; } = "";

    public int Points { get; init; }
}
