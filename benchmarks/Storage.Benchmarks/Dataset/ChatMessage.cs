using System.ComponentModel;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>The row that every competitor reads and writes.</summary>
/// <remarks>HybridCache hands out the object itself only where its type says that nobody changes it.</remarks>
[ImmutableObject(true)]
[Entity("message", Partition = nameof(ChatId))]
[Index(nameof(ChatId), nameof(Time))]
public sealed partial record ChatMessage
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public required string MessageId { get; init; }

    public required string ChatId { get; init; }

    public required string UserId { get; init; }

    public double Time { get; init; }

    public required string Content { get; init; }
}
