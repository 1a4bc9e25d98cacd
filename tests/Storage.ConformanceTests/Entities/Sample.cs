using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>Few values and many nulls, so that random filters meet every case.</summary>
[Entity("samples")]
public sealed partial record Sample
{
    [Key]
    public long Id { get; init; }

    public int Number { get; init; }

    public int? MaybeNumber { get; init; }

    public string Text { get; init; } = "";

    public string? MaybeText { get; init; }

    public double Real { get; init; }

    public double? MaybeReal { get; init; }

    public bool Flag { get; init; }

    public bool? MaybeFlag { get; init; }

    public Guid? Ref { get; init; }

    public DateTimeOffset? At { get; init; }
}
