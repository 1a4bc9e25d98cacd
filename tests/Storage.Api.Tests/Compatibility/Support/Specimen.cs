using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>A row with a column of each type, for values that nobody expects.</summary>
[Entity("specimens")]
public sealed partial record Specimen
{
    [Key]
    public long Id { get; init; }

    public required string Text { get; init; }

    public string? MaybeText { get; init; }

    public long Number { get; init; } = 7;

    public long? MaybeNumber { get; init; }

    public double Real { get; init; } = 0.5;

    public double? MaybeReal { get; init; }

    public bool Flag { get; init; } = true;

    public bool? MaybeFlag { get; init; }

    [Column(Scale = 2)]
    public decimal? Price { get; init; }

    public DateTimeOffset? Moment { get; init; }

    [Column(DateTimeAsText = true)]
    public DateTime? Clock { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? Hour { get; init; }

    public TimeSpan? Length { get; init; }

    public Guid? Reference { get; init; }

    public byte[]? Bytes { get; init; }
}
