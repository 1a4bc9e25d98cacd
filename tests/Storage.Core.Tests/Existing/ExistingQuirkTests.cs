using System.Globalization;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>Values that their columns' types do not allow for are read without failing, shown as what they are, and kept.</summary>
public sealed class ExistingQuirkTests : IAsyncLifetime
{
    private readonly ExistingFile _file = ExistingFile.Create();
    private SqliteStorage _storage = null!;

    /// <summary>Table, row and column of each oddity that its row lists, with what the property is then.</summary>
    public static TheoryData<string, long, string, object?> Unreadable => new()
    {
        { "chat_streams", PredecessorQuirks.ChatWithTextEnergy, "energy_value", 5.0 },
        { "person_info", PredecessorQuirks.PersonWithTextAttitude, "attitude", 50L },
        { "person_info", PredecessorQuirks.PersonWithInvalidUtf8Nickname, "nickname", null },
        { "messages", PredecessorQuirks.MessageMentionedYes, "is_mentioned", null },
        { "messages", PredecessorQuirks.MessageWithBlobDisplay, "display_message", null },
        { "llm_usage", PredecessorQuirks.UsageWithIntegerTimestamp, "timestamp", default(DateTime) },
        { "schedule", PredecessorQuirks.ScheduleWithZone, "updated_at", default(DateTime) },
        { "videos", PredecessorQuirks.VideoWithFractionalFrames, "frame_count", null },
    };

    public async Task InitializeAsync() => _storage = await _file.OpenReadyAsync();

    public async Task DisposeAsync() => await _file.DisposeAsync();

    [Fact]
    public void Every_oddity_is_tried() => PredecessorQuirks.Damage.Select(quirk => (quirk.Table, quirk.Id, quirk.Column))
        .Should().BeEquivalentTo(Unreadable.Select(data => ((string)data[0]!, (long)data[1]!, (string)data[2]!))
            .Append(("messages", PredecessorQuirks.MessageMentionedTwo, "is_mentioned"))
            .Append(("messages", PredecessorQuirks.MessageWithNulInText, "processed_plain_text")));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_listed_and_its_property_has_its_default(string table, long id, string column, object? expected)
    {
        var (row, listed) = await ReadAsync(table, id);

        var only = listed.Should().ContainSingle().Which;
        only.Column.Should().BeSameAs(ExistingTables.Of(table).Map.FindColumn(column));
        StoredValues.RawOf(only.Raw).Should().Be(StoredOf(table, id, column));
        ExistingTable.PropertyOf(row, only.Column).Should().Be(expected);
        listed.ToString().Should().Be(column, "content does not belong in logs");
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Setting_its_property_writes_it_and_nothing_is_listed_any_more(string table, long id, string column, object? expected)
    {
        var value = NewValue(column, expected);

        var row = await SetAsync(table, id, column, value);

        ExistingTable.UnreadableOf(row).Should().BeEmpty();
        ExistingTable.PropertyOf(row, ExistingTables.Of(table).Map.FindColumn(column)!).Should().Be(value);
        var text = value is DateTime moment ? moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) : $"{value}";
        _file.Texts($"SELECT CAST({column} AS TEXT) FROM {table} WHERE id = {id}").Should().Equal(value is bool ? "1" : text);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Setting_another_property_leaves_its_bytes(string table, long id, string column, object? expected)
    {
        var existing = ExistingTables.Of(table);
        var (row, listed) = await ReadAsync(table, id);
        var before = StoredOf(table, id, column);

        foreach (var way in Enum.GetValues<ExistingWrite>())
        {
            await _storage.Apply(existing.Write(row, way));

            StoredOf(table, id, column).Should().Be(before, $"{way} set another column");
            var (after, still) = await ReadAsync(table, id);
            after.Equals(existing.Change(row)).Should().BeTrue();
            still.Should().Equal(listed);
            ExistingTable.PropertyOf(after, listed[0].Column).Should().Be(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_a_write_returns_is_what_a_read_gives(string table, long id, string column, object? expected)
    {
        var existing = ExistingTables.Of(table);
        foreach (var way in (ExistingWrite[])[ExistingWrite.WholeRow, ExistingWrite.OneColumn])
        {
            var (row, _) = await ReadAsync(table, id);

            var result = await _storage.Apply(existing.Write(row, way, returnRows: true));

            var returned = existing.RowsOf(result.Statements[0]).Should().ContainSingle().Which;
            var (read, listed) = await ReadAsync(table, id);
            returned.Equals(read).Should().BeTrue();
            existing.AsStored(existing.Change(row)).Equals(read).Should().BeTrue();
            listed.Should().ContainSingle(unreadable => unreadable.Column.Name == column);
            ExistingTable.PropertyOf(returned, listed[0].Column).Should().Be(expected);
        }
    }

    [Fact]
    public async Task A_truth_value_of_two_is_true_and_nothing_to_list()
    {
        var row = await _storage.Row<Message>(PredecessorQuirks.MessageMentionedTwo);

        row.IsMentioned.Should().BeTrue();
        row.UnreadableColumns.Should().BeEmpty();
        ValueRow.Of(row)[Message.Columns.IsMentioned.Map.Ordinal].Should().Be(DbValue.From(2), "it is written back as it was");
        ValueRow.Of(row with { IsMentioned = false })[Message.Columns.IsMentioned.Map.Ordinal].Should().Be(DbValue.From(0));
    }

    [Fact]
    public async Task A_text_with_a_NUL_in_it_is_a_text()
    {
        var row = await _storage.Row<Message>(PredecessorQuirks.MessageWithNulInText);

        row.ProcessedPlainText.Should().Be("before\0after");
        row.UnreadableColumns.Should().BeEmpty();
    }

    [Fact]
    public async Task A_moment_has_a_fraction_or_none()
    {
        var whole = new DateTime(2025, 11, 7, 10, 30, 15, DateTimeKind.Unspecified);
        var fraction = new DateTime(2025, 11, 7, 9, 30, 15, DateTimeKind.Unspecified).AddTicks(1_234_560);

        var full = await _storage.Row<MaiZoneScheduleStatus>(PredecessorQuirks.FullRow);
        var bare = await _storage.Row<MaiZoneScheduleStatus>(PredecessorQuirks.BareRow);

        (full.ProcessedAt, full.CreatedAt, full.UpdatedAt).Should().Be((fraction, fraction, fraction));
        (bare.ProcessedAt, bare.CreatedAt, bare.UpdatedAt).Should().Be((null, whole, whole));
        full.CreatedAt.Kind.Should().Be(DateTimeKind.Unspecified);
        (await _storage.Row<LlmUsage>(PredecessorQuirks.BareRow)).Timestamp.Should().Be(whole);
    }

    [Fact]
    public async Task A_function_in_place_of_its_result_is_listed()
    {
        var rows = await _storage.All<OnlineTime>();

        var listed = rows.Where(row => row.UnreadableColumns.Count > 0).ToList();
        listed.Should().HaveCount(9).And.OnlyContain(row => row.Id % 4 != 0 && row.Timestamp == default(DateTime));
        listed.Should().OnlyContain(row => row.UnreadableColumns.Single().Raw == DbValue.From(PredecessorQuirks.FunctionText));
        rows.Except(listed).Should().HaveCount(3).And.OnlyContain(row => row.Timestamp.Year == 2025);
    }

    private static object NewValue(string column, object? expected) => (column, expected) switch
    {
        (_, double) => 1.25,
        (_, long) => 7L,
        (_, DateTime) => new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Unspecified).AddTicks(10),
        ("is_mentioned", _) => true,
        ("frame_count", _) => 3L,
        _ => "新的",
    };

    private async Task<object> SetAsync(string table, long id, string column, object value) => (table, column) switch
    {
        ("chat_streams", _) => await SetAsync<ChatStream>(id, row => row with { EnergyValue = (double)value }),
        ("person_info", "attitude") => await SetAsync<PersonInfo>(id, row => row with { Attitude = (long)value }),
        ("person_info", _) => await SetAsync<PersonInfo>(id, row => row with { Nickname = (string)value }),
        ("messages", "is_mentioned") => await SetAsync<Message>(id, row => row with { IsMentioned = (bool)value }),
        ("messages", _) => await SetAsync<Message>(id, row => row with { DisplayMessage = (string)value }),
        ("llm_usage", _) => await SetAsync<LlmUsage>(id, row => row with { Timestamp = (DateTime)value }),
        ("schedule", _) => await SetAsync<Schedule>(id, row => row with { UpdatedAt = (DateTime)value }),
        _ => await SetAsync<Video>(id, row => row with { FrameCount = (long)value }),
    };

    private async Task<object> SetAsync<T>(long id, Func<T, T> set)
        where T : class, IEntity<T>
    {
        var row = set(await _storage.Row<T>(id));
        await _storage.Apply(row.Whole());
        var read = await _storage.Row<T>(id);
        T.AsStored(row, id).Should().Be(read, "the stored row holds nothing unreadable either");
        return read;
    }

    private async Task<(object Row, UnreadableColumns Listed)> ReadAsync(string table, long id)
    {
        var row = (await ExistingTables.Of(table).FindAsync(_storage, id))!;
        return (row, ExistingTable.UnreadableOf(row));
    }

    private RawValue StoredOf(string table, long id, string column) =>
        RawRows.Read(_file.FilePath, table).Single(row => row.RowId == id).Values[column];
}
