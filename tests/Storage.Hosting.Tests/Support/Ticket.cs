using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>A table of the host's own.</summary>
[Entity("tickets")]
public sealed partial record Ticket
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public required string Number { get; init; }
}
