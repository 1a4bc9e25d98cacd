using Storage.Core;

namespace Storage.Generators.Tests;

public class RoundTripTests
{
    private static readonly DateTimeOffset Time = new(2026, 5, 6, 7, 8, 9, 123, 456, TimeSpan.Zero);

    public static TheoryData<Numbers> AllNumbers() => new(
        new Numbers(1),
        new Numbers(int.MinValue)
        {
            SByte = sbyte.MinValue,
            Int16 = short.MinValue,
            Int32 = int.MinValue,
            Int64 = long.MinValue,
            Single = float.MinValue,
            Double = double.MinValue,
            Decimal = -9_223_372_036_854.775807m,
            Mood = Mood.Calm,
        },
        new Numbers(int.MaxValue)
        {
            Bool = true,
            SByte = sbyte.MaxValue,
            Byte = byte.MaxValue,
            Int16 = short.MaxValue,
            UInt16 = ushort.MaxValue,
            Int32 = int.MaxValue,
            UInt32 = uint.MaxValue,
            Int64 = long.MaxValue,
            UInt64 = long.MaxValue,
            Single = float.Epsilon,
            Double = double.Epsilon,
            Decimal = 9_223_372_036_854.775807m,
            Mood = (Mood)int.MaxValue,
            Huge = Huge.Storable,
        });

    public static TheoryData<MaybeNumbers> AllMaybeNumbers() => new(
        new MaybeNumbers("none"),
        new MaybeNumbers("")
        {
            Bool = false,
            SByte = -1,
            Byte = 1,
            Int16 = -2,
            UInt16 = 2,
            Int32 = -3,
            UInt32 = 3,
            Int64 = -4,
            UInt64 = 4,
            Single = 0.1f,
            Double = 0.1,
            Decimal = 0.1m,
            Mood = Mood.Busy,
            Huge = Huge.None,
        });

    public static TheoryData<Things> AllThings() => new(
        new Things(),
        new Things
        {
            Id = Guid.NewGuid(),
            Text = "naïve \0 𝄞",
            Bytes = [0, 255],
            Guid = new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f"),
            DateTime = Time.UtcDateTime,
            DateTimeOffset = Time,
            DateOnly = DateOnly.MaxValue,
            TimeOnly = new TimeOnly(23, 59, 59, 999, 999),
            TimeSpan = TimeSpan.FromMicroseconds(-1),
            Mood = Mood.Calm,
            Link = new Uri("https://example.com/?q=ä"),
            Price = new Money(-5),
            Stamp = new Stamp(Time),
            Words = ["a", null, "\""],
            Json = new Money(7),
        },
        new Things { DateTime = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), DateTimeOffset = DateTimeOffset.MinValue, DateOnly = DateOnly.MinValue });

    public static TheoryData<MaybeThings> AllMaybeThings() => new(
        new MaybeThings(),
        new MaybeThings
        {
            Id = Guid.NewGuid(),
            Text = "",
            Bytes = [],
            Guid = Guid.Empty,
            DateTime = Time.UtcDateTime,
            DateTimeOffset = Time,
            DateOnly = new DateOnly(2024, 2, 29),
            TimeOnly = TimeOnly.MinValue,
            TimeSpan = TimeSpan.FromDays(10_000),
            Mood = Mood.Quiet,
            Link = new Uri("about:blank"),
            Price = new Money(1),
            Stamp = new Stamp(Time),
            Words = [],
            Json = new Money(2),
        });

    [Theory]
    [MemberData(nameof(AllNumbers))]
    public void Numbers_come_back(Numbers row) => ShouldComeBack(row);

    [Theory]
    [MemberData(nameof(AllMaybeNumbers))]
    public void Numbers_that_may_be_null_come_back(MaybeNumbers row) => ShouldComeBack(row);

    [Theory]
    [MemberData(nameof(AllThings))]
    public void Other_types_come_back(Things row) => ShouldComeBack(row);

    [Theory]
    [MemberData(nameof(AllMaybeThings))]
    public void Other_types_that_may_be_null_come_back(MaybeThings row) => ShouldComeBack(row);

    [Fact]
    public void Nulls_are_stored_as_nulls()
    {
        var memory = MemoryRow.Of(new MaybeThings());

        Enumerable.Range(1, memory.ColumnCount - 1).Should().OnlyContain(column => memory.IsNull(column));
    }

    [Fact]
    public void Values_are_stored_in_their_documented_forms()
    {
        var memory = MemoryRow.Of(new Things
        {
            Guid = new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f"),
            DateTimeOffset = DateTimeOffset.UnixEpoch.AddMicroseconds(5),
            DateOnly = new DateOnly(2026, 1, 2),
            TimeOnly = new TimeOnly(0, 0, 1),
            TimeSpan = TimeSpan.FromSeconds(-1),
            Mood = Mood.Busy,
            Price = new Money(3),
            Words = ["x"],
        });

        memory[3].Should().Be(DbValue.From([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]));
        memory[5].Should().Be(DbValue.From(5L));
        memory[6].Should().Be(DbValue.From("2026-01-02"));
        memory[7].Should().Be(DbValue.From(1_000_000L));
        memory[8].Should().Be(DbValue.From(-1_000_000L));
        memory[9].Should().Be(DbValue.From("Busy"));
        memory[11].Should().Be(DbValue.From(3L));
        memory[13].Should().Be(DbValue.From("""["x"]"""));
    }

    [Fact]
    public void A_row_struct_is_read_by_position()
    {
        var memory = new MemoryRow(2) { [0] = DbValue.From("chat"), [1] = DbValue.From(5L) };

        MemoryRow.Read<ChatCount>(memory).Should().Be(new ChatCount("chat", 5));
    }

    [Fact]
    public void Keywords_as_names_come_back() => ShouldComeBack(new Keywords.@class("e", 5));

    [Fact]
    public void An_ignored_property_is_not_stored()
    {
        var memory = MemoryRow.Of(new Note { Scratch = "scratch" });

        memory.ColumnCount.Should().Be(10);
        MemoryRow.Read<Note>(memory).Scratch.Should().BeEmpty();
    }

    private static void ShouldComeBack<T>(T row)
        where T : class, IEntity<T>
    {
        var memory = MemoryRow.Of(row);

        var read = MemoryRow.Read<T>(memory);

        read.Should().BeEquivalentTo(row, options => options.ComparingByMembers<T>().ComparingByValue<Money>().ComparingByValue<Stamp>());
    }
}
