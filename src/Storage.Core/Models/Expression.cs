namespace Storage.Core;

/// <summary>A way to say something that the bot picked up in a chat.</summary>
[Entity("expression", Partition = nameof(ChatId), KeepUnreadable = true)]
[Index(nameof(ChatId), nameof(LastActiveTime))]
public sealed partial record Expression
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets when one says it so.</summary>
    public required string Situation { get; init; }

    /// <summary>Gets how one says it.</summary>
    public required string Style { get; init; }

    /// <summary>Gets how well the bot knows the expression.</summary>
    public double Count { get; init; }

    /// <summary>Gets when the expression was last met; Unix seconds.</summary>
    public double LastActiveTime { get; init; }

    /// <summary>Gets the stream that the expression comes from.</summary>
    public required string ChatId { get; init; }

    /// <summary>Gets what kind of expression it is.</summary>
    public required string Type { get; init; }

    /// <summary>Gets when the bot picked it up; Unix seconds.</summary>
    public double? CreateDate { get; init; }
}
