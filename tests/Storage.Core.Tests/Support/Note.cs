namespace Storage.Core.Tests;

[Entity("notes", Partition = nameof(ChatId))]
[Index(nameof(ChatId), "-" + nameof(Time))]
[Index(nameof(Time), Name = "ix_pinned", Where = "is_pinned = 1")]
public sealed partial record Note
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public string NoteId { get; init; } = "";

    public string? ChatId { get; init; }

    public double Time { get; init; }

    public bool IsPinned { get; init; }
}
