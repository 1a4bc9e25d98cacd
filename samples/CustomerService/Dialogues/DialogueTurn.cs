namespace CustomerService;

/// <summary>A line of a .jsonl file.</summary>
internal sealed record DialogueTurn
{
    public required string StreamId { get; init; }

    public required int Turn { get; init; }

    public required string Role { get; init; }

    public required string UserId { get; init; }

    public required string Text { get; init; }
}
