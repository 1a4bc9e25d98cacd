using System;
using Storage.Core;

namespace Demo;

public enum Mood : byte { Calm, Busy }

public enum Wide : long { None }

public enum Flags : ulong { None }

public enum Word { Yes, No }

[Entity("types")]
public sealed partial record Types
{
    [Key] public required string Id { get; init; }

    public bool ABool { get; init; }
    public sbyte ASbyte { get; init; }
    public byte AByte { get; init; }
    public short AShort { get; init; }
    public ushort AUshort { get; init; }
    public int AInt { get; init; }
    public uint AUint { get; init; }
    public long ALong { get; init; }
    public ulong AUlong { get; init; }
    public float AFloat { get; init; }
    public double ADouble { get; init; }
    public decimal ADecimal { get; init; }
    public string AString { get; init; } = "";
    public byte[] ABytes { get; init; } = [];
    public Guid AGuid { get; init; }
    public DateTime ADateTime { get; init; }
    public DateTimeOffset ADateTimeOffset { get; init; }
    public DateOnly ADateOnly { get; init; }
    public TimeOnly ATimeOnly { get; init; }
    public TimeSpan ATimeSpan { get; init; }
    public Mood AMood { get; init; }
    public Wide AWide { get; init; }
    public Flags AFlags { get; init; }
    [Column(EnumAsText = true)] public Word AWord { get; init; }

    public bool? MaybeBool { get; init; }
    public sbyte? MaybeSbyte { get; init; }
    public byte? MaybeByte { get; init; }
    public short? MaybeShort { get; init; }
    public ushort? MaybeUshort { get; init; }
    public int? MaybeInt { get; init; }
    public uint? MaybeUint { get; init; }
    public long? MaybeLong { get; init; }
    public ulong? MaybeUlong { get; init; }
    public float? MaybeFloat { get; init; }
    public double? MaybeDouble { get; init; }
    public decimal? MaybeDecimal { get; init; }
    public string? MaybeString { get; init; }
    public byte[]? MaybeBytes { get; init; }
    public Guid? MaybeGuid { get; init; }
    public DateTime? MaybeDateTime { get; init; }
    public DateTimeOffset? MaybeDateTimeOffset { get; init; }
    public DateOnly? MaybeDateOnly { get; init; }
    public TimeOnly? MaybeTimeOnly { get; init; }
    public TimeSpan? MaybeTimeSpan { get; init; }
    public Mood? MaybeMood { get; init; }
    public Wide? MaybeWide { get; init; }
    public Flags? MaybeFlags { get; init; }
    [Column(EnumAsText = true)] public Word? MaybeWord { get; init; }
}
