using System;
using Storage.Core;

namespace Demo;

public enum Mood { Calm, Busy }

[Entity("old_notes", KeepUnreadable = true)]
public sealed partial record OldNote(string Author, double? Weight)
{
    [Key] public long Id { get; init; }
    public string? Text { get; init; }
    public long? Attitude { get; init; } = 50;
    public bool IsPinned { get; init; } = true;
    public int Small { get; init; } = 7;
    public Mood? Mood { get; init; }
    public byte[] Bytes { get; init; } = [];
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow, RenewOnUpdate = true)] public DateTime UpdatedAt { get; init; }
    [Column(DateTimeAsText = true)] public DateTime? EndedAt { get; init; }
    [Column(Default = DefaultTime.UnixNow)] public double SeenAt { get; init; }
}
