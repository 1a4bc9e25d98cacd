using System.Text.Json;
using Storage.Core;

namespace Storage.Generators.Tests;

public class KeptRowTests
{
    private static readonly DateTime Moment = new(2025, 11, 7, 9, 30, 15, 123, 456);

    private static readonly OldThing Whole = new()
    {
        Id = 5,
        Count = 1,
        MaybeCount = 2,
        Weight = 0.5,
        MaybeWeight = -0.25,
        IsOpen = false,
        IsKnown = true,
        Name = "n",
        Text = "你好 😀",
        At = Moment,
        Until = Moment.Date,
        Small = 8,
        Guid = System.Guid.Parse("0189f7ea-ae2f-7809-8aeb-b819cf5e9e7f"),
        Mood = Mood.Calm,
        Bytes = [1, 2],
    };

    /// <summary>Gets a column, a stored value that is not of its type, and what the property has then.</summary>
    public static TheoryData<string, DbValue, object?> Unreadable() => new()
    {
        { "count", DbValue.From("many"), 3L },
        { "count", DbValue.From(1.5), 3L },
        { "count", DbValue.Null, 3L },
        { "maybe_count", DbValue.From("many"), 50L },
        { "maybe_count", DbValue.From([1, 2, 3]), 50L },
        { "weight", DbValue.From("soon"), 0.0 },
        { "weight", DbValue.From((1L << 53) + 1), 0.0 },
        { "maybe_weight", DbValue.From(""), null },
        { "is_open", DbValue.From("yes"), true },
        { "is_open", DbValue.From(0.5), true },
        { "is_known", DbValue.From("yes"), null },
        { "name", DbValue.From([65]), "" },
        { "name", DbValue.From(7), "" },
        { "name", DbValue.FromUtf8([0xC3, 0x28]), "" },
        { "text", DbValue.FromUtf8([0xFF]), null },
        { "at", DbValue.From("<built-in method now of type object at 0x7f>"), default(DateTime) },
        { "at", DbValue.From(1_762_500_000), default(DateTime) },
        { "at", DbValue.From("2025-11-07T09:30:15+08:00"), default(DateTime) },
        { "at", DbValue.From("2025-11-07 09:30:15.1234567"), default(DateTime) },
        { "at", DbValue.From("2025-02-30 09:30:15"), default(DateTime) },
        { "until", DbValue.From("never"), null },
        { "small", DbValue.From(1L << 40), 7 },
        { "guid", DbValue.From([1, 2]), null },
        { "mood", DbValue.From("Furious"), Mood.Busy },
        { "mood", DbValue.Null, Mood.Busy },
        { "guid", DbValue.From("no id"), null },
    };

    /// <summary>Gets a column and a stored value that is read, but that its property would spell otherwise.</summary>
    public static TheoryData<string, DbValue, object?> Respelled() => new()
    {
        { "count", DbValue.From(4.0), 4L },
        { "maybe_count", DbValue.From(-4.0), -4L },
        { "weight", DbValue.From(2), 2.0 },
        { "maybe_weight", DbValue.From(-2), -2.0 },
        { "is_open", DbValue.From(2), true },
        { "is_known", DbValue.From(-1), true },
        { "at", DbValue.From("2025-11-07 09:30:15.000000"), new DateTime(2025, 11, 7, 9, 30, 15) },
        { "at", DbValue.From("2025-11-07T09:30:15"), new DateTime(2025, 11, 7, 9, 30, 15) },
        { "at", DbValue.From("2025-11-07"), new DateTime(2025, 11, 7) },
        { "until", DbValue.From("2025-11-07 09:30:15.5"), new DateTime(2025, 11, 7, 9, 30, 15, 500) },
    };

    [Fact]
    public void A_whole_row_comes_back_and_lists_nothing()
    {
        var read = MemoryRow.Read<OldThing>(MemoryRow.Of(Whole));

        read.Should().BeEquivalentTo(Whole);
        read.UnreadableColumns.Should().BeSameAs(UnreadableColumns.None);
        MemoryRow.Of(read)[9].AsString().Should().Be("2025-11-07 09:30:15.123456");
        MemoryRow.Of(read)[10].AsString().Should().Be("2025-11-07 00:00:00");
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_not_of_its_type_gives_the_default_and_is_listed_with_its_raw_value(string column, DbValue stored, object? expected)
    {
        var (row, ordinal) = Read(column, stored);

        ValueOf(row, ordinal).Should().Be(expected);
        row.UnreadableColumns.Should().ContainSingle().Which.Should().Be(new UnreadableColumn(Map.Columns[ordinal], stored));
    }

    [Theory]
    [MemberData(nameof(Respelled))]
    public void What_is_spelled_otherwise_is_read_and_not_listed(string column, DbValue stored, object? expected)
    {
        var (row, ordinal) = Read(column, stored);

        ValueOf(row, ordinal).Should().Be(expected);
        row.UnreadableColumns.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    [MemberData(nameof(Respelled))]
    public void A_write_that_does_not_set_it_leaves_it_as_it_was(string column, DbValue stored, object? expected)
    {
        var (row, ordinal) = Read(column, stored);

        MemoryRow.Of(row)[ordinal].Should().Be(stored, "it was read as {0}", expected);
        MemoryRow.Of(row with { Bytes = [9] })[ordinal].Should().Be(stored);
        AsStored(row).Should().BeSameAs(row);
    }

    [Fact]
    public void A_write_that_sets_it_writes_it_and_the_stored_row_lists_it_no_more()
    {
        var (row, ordinal) = Read("at", DbValue.From("garbage"));
        var mended = row with { At = Moment };

        MemoryRow.Of(mended)[ordinal].AsString().Should().Be("2025-11-07 09:30:15.123456");
        AsStored(mended).UnreadableColumns.Should().BeEmpty();
    }

    [Fact]
    public void Of_several_only_the_set_one_is_dropped()
    {
        var memory = MemoryRow.Of(Whole);
        memory[1] = DbValue.From("many");
        memory[9] = DbValue.From("2025-11-07T09:30:15");
        memory[7] = DbValue.FromUtf8([0xFF]);
        var row = MemoryRow.Read<OldThing>(memory);

        var stored = AsStored(row with { Count = 9 });

        stored.UnreadableColumns.Select(column => column.Column.Name).Should().Equal("name");
        MemoryRow.Of(stored)[9].Should().Be(memory[9]);
        MemoryRow.Of(stored)[7].AsUtf8().ToArray().Should().Equal(0xFF);
    }

    [Fact]
    public void Two_reads_of_one_row_are_equal_and_of_different_raw_values_are_not()
    {
        Comparable("count", "many").Should().Be(Comparable("count", "many"));
        Comparable("count", "many").GetHashCode().Should().Be(Comparable("count", "many").GetHashCode());
        Comparable("count", "many").Should().NotBe(Comparable("count", "more"));
        Comparable("at", "2025-11-07T09:30:15").Should().NotBe(Comparable("at", "2025-11-07 09:30:15"));
    }

    [Fact]
    public void A_time_is_cut_to_what_is_stored_of_it()
    {
        var given = Whole with { At = DateTime.SpecifyKind(Moment.AddTicks(7), DateTimeKind.Utc) };

        var stored = AsStored(given);

        stored.At.Should().Be(Moment);
        stored.At.Kind.Should().Be(DateTimeKind.Unspecified);
        stored.Should().BeEquivalentTo(MemoryRow.Read<OldThing>(MemoryRow.Of(given)));
    }

    [Fact]
    public void Json_of_a_row_does_not_show_the_list() =>
        JsonSerializer.SerializeToElement(Read("count", DbValue.From("many")).Row).TryGetProperty(nameof(OldThing.UnreadableColumns), out _).Should().BeFalse();

    private static EntityMap Map => Entity.Map<OldThing>();

    private static (OldThing Row, int Ordinal) Read(string column, DbValue stored)
    {
        var ordinal = Map.FindColumn(column)!.Ordinal;
        var memory = MemoryRow.Of(Whole);
        memory[ordinal] = stored;
        return (MemoryRow.Read<OldThing>(memory), ordinal);
    }

    // arrays are equal only to themselves
    private static OldThing Comparable(string column, string stored) => Read(column, DbValue.From(stored)).Row with { Bytes = Whole.Bytes };

    private static object? ValueOf(OldThing row, int ordinal) => typeof(OldThing).GetProperty(Map.Columns[ordinal].Property)!.GetValue(row);

    private static OldThing AsStored(OldThing row) => AsStored<OldThing>(row);

    private static T AsStored<T>(T row)
        where T : class, IEntity<T> => T.AsStored(row, T.KeyOf(row));
}
