using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A chat, in few columns.</summary>
[Entity("stream")]
public sealed partial record StreamState
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public required string StreamId { get; init; }

    public required string Platform { get; init; }

    public required string GroupName { get; init; }

    public double CreateTime { get; init; }

    public double LastActiveTime { get; init; }
}
