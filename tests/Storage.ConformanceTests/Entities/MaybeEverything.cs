using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>A column of every type that may be null.</summary>
[Entity("maybe_everything")]
public sealed partial record MaybeEverything
{
    [Key]
    public Guid Id { get; init; }

    public bool? Bool { get; init; }

    public sbyte? SByte { get; init; }

    public byte? Byte { get; init; }

    public short? Int16 { get; init; }

    public ushort? UInt16 { get; init; }

    public int? Int32 { get; init; }

    public uint? UInt32 { get; init; }

    public long? Int64 { get; init; }

    public ulong? UInt64 { get; init; }

    public float? Single { get; init; }

    public double? Double { get; init; }

    public decimal? Money { get; init; }

    [Column(Scale = 0)]
    public decimal? Whole { get; init; }

    public string? Text { get; init; }

    public byte[]? Bytes { get; init; }

    public Guid? Guid { get; init; }

    public DateTime? DateTime { get; init; }

    public DateTimeOffset? DateTimeOffset { get; init; }

    public DateOnly? DateOnly { get; init; }

    public TimeOnly? TimeOnly { get; init; }

    public TimeSpan? TimeSpan { get; init; }

    public Mood? Mood { get; init; }

    [Column(EnumAsText = true)]
    public Mood? MoodName { get; init; }

    [JsonColumn(typeof(TestJson))]
    public string[]? Words { get; init; }
}
