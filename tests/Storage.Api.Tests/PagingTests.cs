using Storage.Core;
using Xunit.Abstractions;

namespace Storage.Api.Tests;

public sealed class PagingTests(ITestOutputHelper output)
{
    private const int Rows = 100;

    public static TheoryData<string, int> Walks
    {
        get
        {
            var walks = new TheoryData<string, int>();
            foreach (var order in PageOrders.All.Keys)
            {
                foreach (var size in (int[])[1, 7, 20, Rows, Rows + 1])
                {
                    walks.Add(order, size);
                }
            }

            return walks;
        }
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Pages_give_every_row_once_forwards_and_the_same_pages_backwards(string order, int size)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var rows = Samples.Readings(new Random(seed), Rows);
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync(rows);
        var (words, comparer) = PageOrders.All[order];
        var query = words(engine.Query<Reading>());

        var forwards = await Walk(query, null, size, page => page.Next);
        var backwards = forwards.Count == 1 ? [] : await Walk(query, forwards[^1].Previous, size, page => page.Previous);
        var again = await Walk(query, null, size, page => page.Next);

        forwards.SelectMany(page => page.Rows).Select(row => row.Id).Should().Equal(rows.Order(comparer).Select(row => row.Id));
        forwards.Should().HaveCount((Rows + size - 1) / size);
        forwards[0].Previous.Should().BeNull();
        forwards.Skip(1).Should().NotContain(page => page.Previous == null);
        backwards.Reverse();
        Ids(backwards).Should().BeEquivalentTo(Ids(forwards.SkipLast(1)), options => options.WithStrictOrdering());
        backwards.Should().NotContain(page => page.Next == null);
        Ids(again).Should().BeEquivalentTo(Ids(forwards), options => options.WithStrictOrdering());
    }

    [Theory]
    [EveryDoor]
    public Task Forwards_and_back_again_is_the_same_page(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync(Samples.Messages(25));
        var query = storage.Query<Message>().OrderByDescending(Message.Columns.Time);

        var first = await query.PageAsync(pageSize: 10);
        var second = await query.PageAsync(first.Next, 10);
        var third = await query.PageAsync(second.Next, 10);
        var back = await query.PageAsync(third.Previous, 10);
        var start = await query.PageAsync(back.Previous, 10);

        third.Next.Should().BeNull();
        third.Rows.Should().HaveCount(5);
        back.Should().BeEquivalentTo(second);
        start.Rows.Should().Equal(first.Rows);
        start.Previous.Should().BeNull();
        start.Next.Should().Be(first.Next);
    });

    [Fact]
    public async Task A_page_is_of_the_filter_only_and_20_rows_long()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Message>().InsertManyAsync([.. Samples.Messages(30, "one"), .. Samples.Messages(21, "two")]);
        var query = engine.Repository<Message>().Where(Message.Columns.ChatId == "two");

        var first = await query.PageAsync();
        var second = await query.PageAsync(first.Next);

        first.Rows.Should().HaveCount(20).And.OnlyContain(message => message.ChatId == "two");
        second.Rows.Should().ContainSingle().Which.MessageId.Should().Be("two-20");
        second.Next.Should().BeNull();
    }

    [Fact]
    public async Task A_page_of_nothing_is_empty_and_leads_nowhere()
    {
        await using var engine = await TestStorage.OpenAsync();

        var page = await engine.Query<Message>().PageAsync();

        page.Rows.Should().BeEmpty();
        page.Next.Should().BeNull();
        page.Previous.Should().BeNull();
    }

    [Fact]
    public async Task Rows_that_come_and_go_shift_nothing()
    {
        await using var engine = await TestStorage.OpenAsync();
        var messages = engine.Repository<Message>();
        await messages.InsertManyAsync(Enumerable.Range(0, 10).Select(i => Samples.Message(i * 10)));
        var query = engine.Query<Message>().OrderBy(Message.Columns.Time);
        var first = await query.PageAsync(pageSize: 4);

        await messages.DeleteAsync(first.Rows[^1].Id);
        await messages.InsertAsync(Samples.Message(5));
        await messages.InsertAsync(Samples.Message(35));
        var second = await query.PageAsync(first.Next, 4);

        second.Rows.Select(message => message.MessageId).Should().Equal("chat-35", "chat-40", "chat-50", "chat-60");
    }

    [Fact]
    public async Task A_page_has_its_own_size_and_no_offset()
    {
        var query = new UntouchableStorage().Query<Message>();

        await FluentActions.Awaiting(() => query.Take(5).PageAsync().AsTask()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*Take*");
        await FluentActions.Awaiting(() => query.Skip(5).PageAsync().AsTask()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*Skip*");
        await FluentActions.Awaiting(() => query.PageAsync(pageSize: 0).AsTask()).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => query.PageAsync(pageSize: 10_001).AsTask()).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    private static async Task<List<Page<Reading>>> Walk(EntityQuery<Reading> query, string? cursor, int size, Func<Page<Reading>, string?> step)
    {
        var pages = new List<Page<Reading>>();
        do
        {
            var page = await query.PageAsync(cursor, size);
            pages.Add(page);
            cursor = step(page);
            pages.Count.Should().BeLessThanOrEqualTo(Rows + 1, "the walk has to end");
        }
        while (cursor is not null);

        return pages;
    }

    private static List<long[]> Ids(IEnumerable<Page<Reading>> pages) => [.. pages.Select(page => page.Rows.Select(row => row.Id).ToArray())];
}
