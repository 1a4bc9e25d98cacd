using Storage.Core;

namespace Storage.Generators.Tests;

[Entity("notes", Partition = nameof(ChatId))]
[Index(nameof(ChatId), "-" + nameof(Time))]
[Index(nameof(Mood), Name = "by_mood", Unique = true, Where = "is_pinned = 1")]
public sealed partial record Note
{
    [Key(NeverReuse = true)]
    public long Id { get; init; }

    [Unique]
    public string NoteId { get; init; } = "";

    public string? ChatId { get; init; }

    public double Time { get; init; }

    public int? Attitude { get; init; } = 50;

    public bool IsPinned { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    [Column("mood_name", EnumAsText = true)]
    public Mood Mood { get; init; } = Mood.Busy;

    [Column(Scale = 2)]
    public decimal Price { get; init; } = 1.5m;

    [JsonColumn(typeof(SampleJson))]
    public string?[]? Tags { get; init; }

    [Ignore]
    public string Scratch { get; init; } = "";

    public bool HasChat => ChatId is not null;
}
