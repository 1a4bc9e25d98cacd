using Storage.Core;

namespace Storage.Api.Tests;

public sealed class NumberedPageTests
{
    [Theory]
    [EveryDoor]
    public Task A_page_by_number_knows_all_pages(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync([.. Samples.Messages(25, "one"), .. Samples.Messages(5, "two")]);
        var query = storage.Query<Message>().Where(Message.Columns.ChatId == "one").OrderByDescending(Message.Columns.Time);

        var first = await query.PageByNumberAsync(1, 10);
        var third = await query.PageByNumberAsync(3, 10);
        var beyond = await query.PageByNumberAsync(4, 10);

        first.Rows.Select(message => message.MessageId).Should().StartWith(["one-24", "one-23"]).And.HaveCount(10);
        third.Rows.Select(message => message.MessageId).Should().Equal("one-4", "one-3", "one-2", "one-1", "one-0");
        third.Should().BeEquivalentTo(new { Number = 3, Size = 10, Total = 25L, Pages = 3L });
        beyond.Rows.Should().BeEmpty();
        beyond.Total.Should().Be(25);
    });

    [Fact]
    public async Task No_rows_are_no_pages()
    {
        await using var engine = await TestStorage.OpenAsync();

        var page = await engine.Query<Message>().PageByNumberAsync(1);

        page.Rows.Should().BeEmpty();
        page.Size.Should().Be(20);
        page.Pages.Should().Be(0);
    }

    [Fact]
    public async Task Ties_are_on_one_page_only()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync(Enumerable.Range(0, 50).Select(_ => new Reading { Level = 1 }));
        var query = engine.Query<Reading>().OrderBy(Reading.Columns.Level);

        var pages = new List<NumberedPage<Reading>>();
        for (var number = 1; number <= 8; number++)
        {
            pages.Add(await query.PageByNumberAsync(number, 7));
        }

        pages.SelectMany(page => page.Rows).Select(reading => reading.Id).Should().Equal(Enumerable.Range(1, 50).Select(id => (long)id));
    }

    [Fact]
    public async Task A_page_far_beyond_the_end_is_empty()
    {
        await using var engine = await TestStorage.OpenAsync();

        var page = await engine.Query<Message>().PageByNumberAsync(int.MaxValue, 10_000);

        page.Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Numbers_out_of_range_and_limits_are_refused()
    {
        var query = new UntouchableStorage().Query<Message>();

        await FluentActions.Awaiting(() => query.PageByNumberAsync(0).AsTask()).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => query.PageByNumberAsync(1, 0).AsTask()).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => query.PageByNumberAsync(1, 10_001).AsTask()).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => query.Take(1).PageByNumberAsync(1).AsTask()).Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(() => query.Skip(1).PageByNumberAsync(1).AsTask()).Should().ThrowAsync<InvalidOperationException>();
    }
}
