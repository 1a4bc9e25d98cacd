using Storage.Core;

namespace Storage.ConformanceTests;

[Entity("notes", Partition = nameof(ChatId))]
[Index(nameof(ChatId), "-" + nameof(Time))]
public sealed partial record Note
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public string NoteId { get; init; } = "";

    public string? ChatId { get; init; }

    public double Time { get; init; }

    public int? Attitude { get; init; }

    public bool IsPinned { get; init; }

    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UnixEpoch;
}
