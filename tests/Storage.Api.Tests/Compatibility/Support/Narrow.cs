using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>A row whose properties hold less than their columns can.</summary>
[Entity("narrows")]
public sealed partial record Narrow
{
    [Key]
    public long Id { get; init; }

    public byte Small { get; init; } = 1;

    public int Number { get; init; } = 1;

    public ulong Unsigned { get; init; } = 1;

    public float Single { get; init; } = 1;

    [Column(EnumAsText = true)]
    public Mood Mood { get; init; }

    [JsonColumn(typeof(FacadeJson))]
    public string[] Tags { get; init; } = [];
}
