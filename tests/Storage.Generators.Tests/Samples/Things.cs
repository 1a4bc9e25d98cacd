using Storage.Core;

namespace Storage.Generators.Tests;

[Entity("things")]
public sealed partial record Things
{
    [Key]
    public Guid Id { get; init; }
    public string Text { get; init; } = "";
    public byte[] Bytes { get; init; } = [];
    public Guid Guid { get; init; }
    public DateTime DateTime { get; init; } = DateTime.UnixEpoch;
    public DateTimeOffset DateTimeOffset { get; init; }
    public DateOnly DateOnly { get; init; }
    public TimeOnly TimeOnly { get; init; }
    public TimeSpan TimeSpan { get; init; }
    [Column(EnumAsText = true)]
    public Mood Mood { get; init; }
    [Converter(typeof(UriText))]
    public Uri Link { get; init; } = new("about:blank");
    [Converter(typeof(MoneyCents))]
    public Money Price { get; init; }
    [Converter(typeof(StampTime))]
    public Stamp Stamp { get; init; } = new(DateTimeOffset.UnixEpoch);
    [JsonColumn(typeof(SampleJson))]
    public string?[] Words { get; init; } = [];
    [JsonColumn(typeof(SampleJson))]
    public Money Json { get; init; }
}
