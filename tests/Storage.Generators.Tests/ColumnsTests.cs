using Storage.Core;

namespace Storage.Generators.Tests;

public class ColumnsTests
{
    [Fact]
    public void Encode_gives_what_Write_writes()
    {
        var row = new Things { Text = "t", Bytes = [1], Mood = Mood.Busy, Price = new Money(4), Stamp = new Stamp(DateTimeOffset.UnixEpoch), Words = ["w"], Json = new Money(5) };
        var memory = MemoryRow.Of(row);

        DbValue[] encoded =
        [
            Things.Columns.Id.Encode(row.Id), Things.Columns.Text.Encode(row.Text), Things.Columns.Bytes.Encode(row.Bytes), Things.Columns.Guid.Encode(row.Guid),
            Things.Columns.DateTime.Encode(row.DateTime), Things.Columns.DateTimeOffset.Encode(row.DateTimeOffset), Things.Columns.DateOnly.Encode(row.DateOnly),
            Things.Columns.TimeOnly.Encode(row.TimeOnly), Things.Columns.TimeSpan.Encode(row.TimeSpan), Things.Columns.Mood.Encode(row.Mood),
            Things.Columns.Link.Encode(row.Link), Things.Columns.Price.Encode(row.Price), Things.Columns.Stamp.Encode(row.Stamp),
            Things.Columns.Words.Encode(row.Words), Things.Columns.Json.Encode(row.Json),
        ];

        encoded.Should().Equal(Enumerable.Range(0, memory.ColumnCount).Select(column => memory[column]));
    }

    [Fact]
    public void Decode_gives_what_was_encoded()
    {
        ShouldDecode(Things.Columns.Id, Guid.NewGuid());
        ShouldDecode(Things.Columns.Text, "text");
        ShouldDecode(Things.Columns.Bytes, [1, 2]);
        ShouldDecode(Things.Columns.DateTime, DateTime.UnixEpoch);
        ShouldDecode(Things.Columns.DateTimeOffset, DateTimeOffset.UnixEpoch);
        ShouldDecode(Things.Columns.DateOnly, new DateOnly(2026, 1, 2));
        ShouldDecode(Things.Columns.TimeOnly, new TimeOnly(1, 2));
        ShouldDecode(Things.Columns.TimeSpan, TimeSpan.FromHours(-1));
        ShouldDecode(Things.Columns.Mood, Mood.Calm);
        ShouldDecode(Things.Columns.Link, new Uri("about:blank"));
        ShouldDecode(Things.Columns.Price, new Money(3));
        ShouldDecode(Things.Columns.Stamp, new Stamp(DateTimeOffset.UnixEpoch));
        ShouldDecode(Things.Columns.Words, ["a", null]);
        ShouldDecode(Things.Columns.Json, new Money(3));
        ShouldDecode(Numbers.Columns.Bool, true);
        ShouldDecode(Numbers.Columns.SByte, sbyte.MinValue);
        ShouldDecode(Numbers.Columns.UInt32, uint.MaxValue);
        ShouldDecode(Numbers.Columns.UInt64, 5UL);
        ShouldDecode(Numbers.Columns.Single, 0.1f);
        ShouldDecode(Numbers.Columns.Double, 0.1);
        ShouldDecode(Numbers.Columns.Decimal, -0.1m);
        ShouldDecode(Numbers.Columns.Mood, Mood.Calm);
        ShouldDecode(Numbers.Columns.Huge, Huge.Storable);
    }

    [Fact]
    public void A_null_is_encoded_as_null_and_back()
    {
        ShouldDecode(Note.Columns.NoteId, null);
        ShouldDecode(MaybeNumbers.Columns.Int32, null);
        ShouldDecode(MaybeNumbers.Columns.Decimal, null);
        ShouldDecode(MaybeNumbers.Columns.Huge, null);
        ShouldDecode(MaybeThings.Columns.Mood, null);
        ShouldDecode(MaybeThings.Columns.Link, null);
        ShouldDecode(MaybeThings.Columns.Price, null);
        ShouldDecode(MaybeThings.Columns.Words, null);
        ShouldDecode(MaybeThings.Columns.Json, null);
        Note.Columns.NoteId.Encode(null).IsNull.Should().BeTrue();
    }

    [Fact]
    public void Filters_read_like_the_language()
    {
        Filter<Note>[] filters =
        [
            Note.Columns.Id == 5,
            (Note.Columns.Time > 1.5) & (Note.Columns.Time <= 3),
            (Note.Columns.Attitude >= 10) | Note.Columns.Attitude.IsNull(),
            !(Note.Columns.IsPinned == true),
            Note.Columns.Mood == Mood.Busy,
            Note.Columns.Price < 2.5m,
            Note.Columns.CreatedAt.Between(DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow),
            Note.Columns.NoteId.In("a", "b"),
            Note.Columns.ChatId.StartsWith("room"),
            Note.Columns.Tags.IsNotNull(),
            Note.Columns.ChatId == null,
            Note.Columns.NoteId != null,
            Note.Columns.Attitude == null,
        ];

        filters.Should().NotContainNulls();
    }

    [Fact]
    public void A_column_is_known_by_its_name() => Keywords.@class.Columns.@event.Map.Should().BeSameAs(MapOf<Keywords.@class>().Columns[0]);

    private static void ShouldDecode<T, TValue>(Column<T, TValue> column, TValue value)
        where T : class, IEntity<T> => column.Decode(column.Encode(value)).Should().BeEquivalentTo(value, column.Map.Name);

    private static EntityMap MapOf<T>()
        where T : class, IEntity<T> => T.Map;
}
