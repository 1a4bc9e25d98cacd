namespace Storage.Core.Tests;

/// <summary>An entity of a host's own, over a table that was there before.</summary>
[Entity("tickets", KeepUnreadable = true)]
[Index(nameof(Title))]
public sealed partial record Ticket
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public long Number { get; init; } = 7;

    public string Title { get; init; } = "none";
}
