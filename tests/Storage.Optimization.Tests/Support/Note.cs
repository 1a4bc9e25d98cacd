using Storage.Core;

namespace Storage.Optimization.Tests;

[Entity("notes", Partition = nameof(ChatId))]
[Index(nameof(ChatId), nameof(Time))]
public sealed partial record Note
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public string NoteId { get; init; } = "";

    public string ChatId { get; init; } = "";

    public double Time { get; init; }

    public string? Text { get; init; }

    public long Version { get; init; }
}
