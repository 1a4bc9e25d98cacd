using Storage.Core;

namespace Storage.Generators.Tests;

public class MapTests
{
    private static readonly EntityMap Map = MapOf<Note>();

    [Fact]
    public void The_table_is_described()
    {
        (Map.EntityType == typeof(Note)).Should().BeTrue();
        Map.Table.Should().Be("notes");
        Map.Key.Name.Should().Be("id");
        Map.Partition!.Name.Should().Be("chat_id");
        LayoutOf<Note>().Should().BeSameAs(Map);
    }

    [Fact]
    public void The_columns_stand_in_declaration_order() => Map.Columns.Select(column => (column.Name, column.Property, column.Type, column.IsNullable)).Should().Equal(
        ("id", "Id", ColumnType.Integer, false),
        ("note_id", "NoteId", ColumnType.Text, false),
        ("chat_id", "ChatId", ColumnType.Text, true),
        ("time", "Time", ColumnType.Real, false),
        ("attitude", "Attitude", ColumnType.Integer, true),
        ("is_pinned", "IsPinned", ColumnType.Boolean, false),
        ("created_at", "CreatedAt", ColumnType.Timestamp, false),
        ("mood_name", "Mood", ColumnType.Text, false),
        ("price", "Price", ColumnType.Decimal, false),
        ("tags", "Tags", ColumnType.Json, true));

    [Fact]
    public void Constant_initialisers_are_defaults() => Map.Columns.Select(column => column.Default).Should().Equal(
        DbValue.Null,
        DbValue.From(""),
        DbValue.Null,
        DbValue.Null,
        DbValue.From(50L),
        DbValue.Null,
        DbValue.Null,
        DbValue.From("Busy"),
        DbValue.From(150L),
        DbValue.Null);

    [Fact]
    public void The_scale_is_described() => Map.FindColumn("price")!.Scale.Should().Be(2);

    [Fact]
    public void Indexes_are_named_after_table_and_columns()
    {
        Map.Indexes.Select(index => (index.Name, index.IsUnique, index.Where)).Should().Equal(
            ("ux_notes_note_id", true, null),
            ("ix_notes_chat_id_time", false, null),
            ("by_mood", true, "is_pinned = 1"));
        Map.Indexes[1].Columns.Should().Equal(new OrderTerm(Map.Columns[2]), new OrderTerm(Map.Columns[3], Descending: true));
    }

    [Fact]
    public void Unique_properties_are_known_as_such()
    {
        Map.IsUnique(Note.Columns.NoteId.Map).Should().BeTrue();
        Map.IsUnique(Note.Columns.Mood.Map).Should().BeFalse("its index is filtered");
    }

    [Fact]
    public void Each_type_has_its_column_type() => MapOf<Things>().Columns.Select(column => column.Type).Should().Equal(
        ColumnType.Guid, ColumnType.Text, ColumnType.Blob, ColumnType.Guid, ColumnType.Timestamp, ColumnType.Timestamp, ColumnType.Date, ColumnType.Time,
        ColumnType.Duration, ColumnType.Text, ColumnType.Text, ColumnType.Integer, ColumnType.Timestamp, ColumnType.Json, ColumnType.Json);

    [Fact]
    public void A_row_has_a_layout() => LayoutOf<ChatCount>().Columns.Select(column => (column.Name, column.Type, column.IsNullable)).Should().Equal(
        ("chat", ColumnType.Text, true),
        ("n", ColumnType.Integer, false));

    private static EntityMap MapOf<T>()
        where T : class, IEntity<T> => T.Map;

    private static RowMap LayoutOf<T>()
        where T : IRow<T> => T.Layout;
}
