using Storage.Core;

namespace Storage.Generators.Tests;

/// <summary>A row of a table that others made: one property of each way of reading, with and without null and default.</summary>
[Entity("old_things", KeepUnreadable = true)]
public sealed partial record OldThing
{
    [Key]
    public long Id { get; init; }
    public long Count { get; init; } = 3;
    public long? MaybeCount { get; init; } = 50;
    public double Weight { get; init; }
    public double? MaybeWeight { get; init; }
    public bool IsOpen { get; init; } = true;
    public bool? IsKnown { get; init; }
    public string Name { get; init; } = "";
    public string? Text { get; init; }
    [Column(DateTimeAsText = true)]
    public DateTime At { get; init; }
    [Column(DateTimeAsText = true)]
    public DateTime? Until { get; init; }
    public int Small { get; init; } = 7;
    public Guid? Guid { get; init; }
    [Column(EnumAsText = true)]
    public Mood Mood { get; init; } = Mood.Busy;
    public byte[] Bytes { get; init; } = [];
}
