using System.Buffers.Text;
using System.Text;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class PageCursorTests
{
    [Theory]
    [InlineData("中文 &=?/+%#")]
    [InlineData("\u001F\u001F")]
    [InlineData("a\0b")]
    [InlineData("😀")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_cursor_goes_through_an_address_unchanged(string? room)
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync([new Reading { Room = room }, new Reading { Room = room }, new Reading { Room = room }]);
        var query = engine.Query<Reading>().OrderBy(Reading.Columns.Room);
        var first = await query.PageAsync(pageSize: 1);

        var address = new Uri($"https://example.org/?cursor={first.Next}");
        var second = await query.PageAsync(address.Query["?cursor=".Length..], 1);

        Uri.EscapeDataString(first.Next!).Should().Be(first.Next);
        second.Rows.Should().ContainSingle().Which.Id.Should().Be(2);
    }

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-0.1)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_cursor_keeps_a_number_to_the_last_bit(double heat)
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync([new Reading { Heat = heat }, new Reading { Heat = heat }]);
        var query = engine.Query<Reading>().OrderBy(Reading.Columns.Heat);

        var second = await query.PageAsync((await query.PageAsync(pageSize: 1)).Next, 1);

        second.Rows.Should().ContainSingle().Which.Id.Should().Be(2);
        second.Next.Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("%%%")]
    [InlineData("中文")]
    [InlineData("AAAA")]
    public async Task What_is_no_cursor_is_refused(string cursor)
    {
        var act = async () => await new UntouchableStorage().Query<Reading>().PageAsync(cursor);

        await act.Should().ThrowAsync<ArgumentException>().WithParameterName(nameof(cursor));
    }

    [Theory]
    [InlineData("n")]
    [InlineData("n|")]
    [InlineData("n|q1")]
    [InlineData("n|i")]
    [InlineData("n|ione")]
    [InlineData("n|i99999999999999999999")]
    [InlineData("n|r1.5x")]
    [InlineData("n|tXY")]
    [InlineData("n|tA")]
    [InlineData("n|bzz")]
    [InlineData("x|i1")]
    [InlineData("|i1")]
    [InlineData("n|i1|i2")]
    public async Task A_damaged_cursor_is_refused(string content)
    {
        var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content.Replace('|', '\u001F')));

        var act = async () => await new UntouchableStorage().Query<Reading>().PageAsync(cursor);

        await act.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_cursor_that_is_cut_short_is_refused_or_gives_a_page()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Message>().InsertManyAsync(Samples.Messages(10));
        var query = engine.Query<Message>().OrderBy(Message.Columns.MessageId);
        var cursor = (await query.PageAsync(pageSize: 5)).Next!;

        for (var length = 0; length < cursor.Length; length++)
        {
            try
            {
                await query.PageAsync(cursor[..length]);
            }
            catch (ArgumentException)
            {
                // the one failure that a web page has to reckon with
            }
        }
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync([new Reading { Room = "a" }, new Reading { Room = "b" }]);
        var query = engine.Query<Reading>();
        var byRoom = (await query.OrderBy(Reading.Columns.Room).PageAsync(pageSize: 1)).Next;

        await FluentActions.Awaiting(() => query.PageAsync(byRoom).AsTask()).Should().ThrowAsync<ArgumentException>("the number of columns differs");
        await FluentActions.Awaiting(() => query.OrderBy(Reading.Columns.Level).PageAsync(byRoom).AsTask()).Should().ThrowAsync<ArgumentException>("a text is no level");
        await FluentActions.Awaiting(() => query.OrderBy(Reading.Columns.Sensor).PageAsync(byRoom).AsTask()).Should().ThrowAsync<ArgumentException>("a text is no sensor");
    }

    [Fact]
    public async Task A_cursor_with_null_for_a_column_that_is_never_null_is_refused()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync([new Reading(), new Reading()]);
        var query = engine.Query<Reading>();
        var byRoom = (await query.OrderBy(Reading.Columns.Room).PageAsync(pageSize: 1)).Next;

        var act = async () => await query.OrderBy(Reading.Columns.Level).PageAsync(byRoom);

        await act.Should().ThrowAsync<ArgumentException>();
    }
}
