using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>A row with a column of each type that orders, adds up or averages; half of them may be null.</summary>
[Entity("readings")]
public sealed partial record Reading
{
    [Key]
    public long Id { get; init; }

    [Unique]
    public string? Code { get; init; }

    public string? Room { get; init; }

    public int Level { get; init; }

    public int? MaybeLevel { get; init; }

    public long Steps { get; init; }

    public long? MaybeSteps { get; init; }

    public double Heat { get; init; }

    public double? MaybeHeat { get; init; }

    [Column(Scale = 2)]
    public decimal Price { get; init; }

    [Column(Scale = 4)]
    public decimal? MaybePrice { get; init; }

    public bool IsGood { get; init; }

    public Mood Mood { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    public Guid? Sensor { get; init; }
}
