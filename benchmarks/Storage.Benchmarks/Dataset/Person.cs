using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Somebody who chats, in few columns.</summary>
[Entity("person")]
public sealed partial record Person
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public required string PersonId { get; init; }

    public required string Platform { get; init; }

    public required string Nickname { get; init; }

    public double KnowSince { get; init; }
}
