using Storage.Core;

namespace Storage.Generators.Tests;

[Entity("maybe_numbers")]
public sealed partial record MaybeNumbers([property: Key] string Id)
{
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
    public decimal? Decimal { get; init; }
    public Mood? Mood { get; init; }
    public Huge? Huge { get; init; }
}
