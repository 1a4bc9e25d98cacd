using System.Globalization;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>Whatever a column without strict types can hold is read without failing, and written back as it was.</summary>
public sealed class ExistingValueTests : IAsyncLifetime
{
    private const long Id = 3;

    private readonly ExistingFile _file = ExistingFile.Create();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await _file.OpenReadyAsync();

    public async Task DisposeAsync() => await _file.DisposeAsync();

    [Theory]
    [InlineData("2025-11-07 09:30:15", "2025-11-07T09:30:15.0000000")]
    [InlineData("2025-11-07 09:30:15.123456", "2025-11-07T09:30:15.1234560")]
    [InlineData("2025-11-07 09:30:15.000000", "2025-11-07T09:30:15.0000000")]
    [InlineData("2025-11-07 09:30:15.5", "2025-11-07T09:30:15.5000000")]
    [InlineData("2025-11-07 09:30:15.120", "2025-11-07T09:30:15.1200000")]
    [InlineData("2025-11-07T09:30:15", "2025-11-07T09:30:15.0000000")]
    [InlineData("2025-11-07T09:30:15.000001", "2025-11-07T09:30:15.0000010")]
    [InlineData("2025-11-07", "2025-11-07T00:00:00.0000000")]
    [InlineData("2024-02-29 23:59:59.999999", "2024-02-29T23:59:59.9999990")]
    [InlineData("0001-01-01 00:00:00", "0001-01-01T00:00:00.0000000")]
    [InlineData("9999-12-31 23:59:59.999999", "9999-12-31T23:59:59.9999990")]
    public async Task A_moment_in_any_spelling_is_a_moment_and_keeps_its_spelling(string text, string expected)
    {
        var row = await KeepsAsync<LlmUsage>("timestamp", $"'{text}'", usage => usage with { Status = "changed" });

        row.UnreadableColumns.Should().BeEmpty();
        row.Timestamp.ToString("O", CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Theory]
    [InlineData("'2025-02-29 09:30:15'")]
    [InlineData("'2025-11-07 24:00:00'")]
    [InlineData("'2025-11-07 09:30:60'")]
    [InlineData("'2025-11-07 09:30'")]
    [InlineData("'2025-11-07 09:30:15.'")]
    [InlineData("'2025-11-07 09:30:15,5'")]
    [InlineData("'2025-11-07 09:30:15.1234567'")]
    [InlineData("'2025-11-07T09:30:15Z'")]
    [InlineData("'2025-11-07 09:30:15+00:00'")]
    [InlineData("' 2025-11-07 09:30:15'")]
    [InlineData("'2025-1-7 09:30:15'")]
    [InlineData("'0000-00-00 00:00:00'")]
    [InlineData("'２０２５-11-07 09:30:15'")]
    [InlineData("''")]
    [InlineData("'CURRENT_TIMESTAMP'")]
    [InlineData("1762507815")]
    [InlineData("1762507815.25")]
    [InlineData("x'323032352D31312D30372030393A33303A3135'")]
    public async Task What_is_no_moment_is_listed_and_kept(string literal)
    {
        var row = await KeepsAsync<LlmUsage>("timestamp", literal, usage => usage with { Status = "changed" });

        row.UnreadableColumns.Should().ContainSingle().Which.Column.Should().BeSameAs(LlmUsage.Columns.Timestamp.Map);
        row.Timestamp.Should().Be(default);
    }

    [Theory]
    [InlineData("EFBFBD", "\uFFFD")]
    [InlineData("EFBBBF61", "\uFEFFa")]
    [InlineData("610062", "a\0b")]
    [InlineData("00", "\0")]
    [InlineData("F0A0AEB7E9878E", "𠮷野")]
    [InlineData("", "")]
    public async Task A_text_is_a_text(string hexadecimal, string expected)
    {
        var text = $"CAST(x'{hexadecimal}' AS TEXT)";
        var row = await KeepsAsync<Message>("reply_to", text, message => message with { UserNickname = "changed" });

        row.UnreadableColumns.Should().BeEmpty();
        row.ReplyTo.Should().Be(expected);
    }

    [Theory]
    [InlineData("CAST(x'FF' AS TEXT)")]
    [InlineData("CAST(x'61C328' AS TEXT)")]
    [InlineData("CAST(x'EDA080' AS TEXT)")] // half a surrogate pair
    [InlineData("CAST(x'C080' AS TEXT)")] // too long a form of NUL
    [InlineData("CAST(x'F0A0AE' AS TEXT)")] // cut off
    [InlineData("CAST(x'EFBFBDFF' AS TEXT)")]
    [InlineData("x''")]
    [InlineData("x'6162'")]
    public async Task What_is_no_text_is_listed_and_kept(string literal)
    {
        var row = await KeepsAsync<Message>("reply_to", literal, message => message with { UserNickname = "changed" });

        row.UnreadableColumns.Should().ContainSingle().Which.Column.Should().BeSameAs(Message.Columns.ReplyTo.Map);
        row.ReplyTo.Should().BeNull();
    }

    [Theory]
    [InlineData("9e999", double.PositiveInfinity)]
    [InlineData("-9e999", double.NegativeInfinity)]
    [InlineData("4.9e-324", 4.9e-324)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("'1e3'", 1000.0)] // FLOAT makes a number of it
    [InlineData("NULL", null)]
    [InlineData("'1,5'", 0.5)]
    [InlineData("x'00'", 0.5)]
    public async Task A_real_is_one_or_is_kept(string literal, double? expected)
    {
        var row = await KeepsAsync<ChatStream>("focus_energy", literal, stream => stream with { UserNickname = "changed" });

        row.FocusEnergy.Should().Be(expected);
        row.UnreadableColumns.Should().HaveCount(expected == 0.5 ? 1 : 0, "0.5 is the default");
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue, true)]
    [InlineData("-9223372036854775808", long.MinValue, true)]
    [InlineData("'12'", 12L, true)] // INTEGER makes a number of it
    [InlineData("NULL", null, true)]
    [InlineData("9223372036854775808", 0L, false)] // too large, so it is a real
    [InlineData("1e300", 0L, false)]
    [InlineData("1.5", 0L, false)]
    [InlineData("'12 apples'", 0L, false)]
    [InlineData("x'31'", 0L, false)]
    public async Task An_integer_is_one_or_is_kept(string literal, long? expected, bool isReadable)
    {
        var row = await KeepsAsync<ChatStream>("message_count", literal, stream => stream with { UserNickname = "changed" });

        row.MessageCount.Should().Be(expected);
        row.UnreadableColumns.Should().HaveCount(isReadable ? 0 : 1);
    }

    [Theory]
    [InlineData("0", false, true)]
    [InlineData("-1", true, true)]
    [InlineData("9223372036854775807", true, true)]
    [InlineData("'1'", true, true)] // BOOLEAN makes a number of it
    [InlineData("'true'", false, false)]
    [InlineData("0.5", false, false)]
    [InlineData("x'01'", false, false)]
    public async Task A_truth_value_is_one_or_is_kept(string literal, bool expected, bool isReadable)
    {
        var row = await KeepsAsync<Message>("is_emoji", literal, message => message with { UserNickname = "changed" });

        row.IsEmoji.Should().Be(expected);
        row.UnreadableColumns.Should().HaveCount(isReadable ? 0 : 1);
    }

    // reads a row with the value, and checks that a write of the whole row that changes another column brings the value back
    private async Task<T> KeepsAsync<T>(string column, string literal, Func<T, T> change)
        where T : class, IEntity<T>
    {
        var table = T.Map.Table;
        _file.Run($"UPDATE {table} SET {column} = {literal} WHERE id = {Id}");
        RawValue Stored() => RawRows.Read(_file.FilePath, table).Single(row => row.RowId == Id).Values[column];
        var before = Stored();
        var row = await _storage.Row<T>(Id);

        await _storage.Apply(change(row).Whole());

        Stored().Should().Be(before);
        return row;
    }
}
