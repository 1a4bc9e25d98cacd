using Storage.Core;

namespace Storage.Api.Tests;

public sealed class QueryTests
{
    [Theory]
    [EveryDoor]
    public Task Rows_come_in_the_order_of_several_columns_with_nulls_first(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync(
        [
            new Reading { Id = 1, Room = "b", Level = 1 },
            new Reading { Id = 2, Room = null, Level = 1 },
            new Reading { Id = 3, Room = "a", Level = 1 },
            new Reading { Id = 4, Room = null, Level = 2 },
            new Reading { Id = 5, Room = "b", Level = 2 },
        ]);

        var ascending = await storage.Query<Reading>().OrderBy(Reading.Columns.Room).OrderByDescending(Reading.Columns.Level).ToListAsync();
        var descending = await storage.Query<Reading>().OrderByDescending(Reading.Columns.Room).OrderBy(Reading.Columns.Level).ToListAsync();

        ascending.Select(reading => reading.Id).Should().Equal(4, 2, 3, 5, 1);
        descending.Select(reading => reading.Id).Should().Equal(1, 5, 3, 2, 4);
    });

    [Theory]
    [EveryDoor]
    public Task Take_and_skip_cut_a_piece_out(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync(Samples.Messages(10));
        var query = storage.Query<Message>().OrderByDescending(Message.Columns.Time);

        (await Ids(query.Take(2))).Should().Equal("chat-9", "chat-8");
        (await Ids(query.Skip(8))).Should().Equal("chat-1", "chat-0");
        (await Ids(query.Skip(3).Take(2))).Should().Equal("chat-6", "chat-5");
        (await Ids(query.Take(0))).Should().BeEmpty();
        (await Ids(query.Skip(99))).Should().BeEmpty();
    });

    [Theory]
    [EveryDoor]
    public Task The_first_row_is_the_first_in_the_order(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync(Samples.Messages(3));
        var query = storage.Query<Message>().OrderByDescending(Message.Columns.Time);

        (await query.FirstOrDefaultAsync())!.MessageId.Should().Be("chat-2");
        (await query.Skip(1).FirstOrDefaultAsync())!.MessageId.Should().Be("chat-1");
        (await query.Take(0).FirstOrDefaultAsync()).Should().BeNull();
        (await query.Where(Message.Columns.ChatId == "none").FirstOrDefaultAsync()).Should().BeNull();
    });

    [Theory]
    [EveryDoor]
    public Task The_last_messages_of_a_chat_come_from_that_chat_only(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync([.. Samples.Messages(30, "one"), .. Samples.Messages(30, "two")]);

        var last = await storage.Repository<Message>().Where(Message.Columns.ChatId == "two").OrderByDescending(Message.Columns.Time).Take(5).ToListAsync();

        last.Select(message => message.MessageId).Should().Equal("two-29", "two-28", "two-27", "two-26", "two-25");
    });

    [Theory]
    [EveryDoor]
    public Task Some_columns_come_as_a_row_of_their_own(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync([new Reading { Room = "a", Level = 3 }, new Reading { Room = null, Level = 4 }, new Reading { Level = 9 }]);

        var rows = await storage.Query<Reading>().Where(Reading.Columns.Level < 9).OrderByDescending(Reading.Columns.Level).Take(5).SelectAsync<RoomLevel>();

        rows.Should().Equal(new RoomLevel(null, 4), new RoomLevel("a", 3));
    });

    [Fact]
    public async Task A_row_with_a_column_that_the_table_has_not_is_refused()
    {
        await using var engine = await TestStorage.OpenAsync();

        var act = async () => await engine.Query<Reading>().SelectAsync<RoomColour>();

        await act.Should().ThrowAsync<ArgumentException>().WithMessage("*RoomColour*colour*readings*");
    }

    [Fact]
    public async Task A_query_is_a_value_that_its_words_do_not_change()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Message>().InsertManyAsync(Samples.Messages(5));
        var all = engine.Query<Message>();

        _ = all.Where(Message.Columns.ChatId == "none").OrderBy(Message.Columns.Time).Take(1).Skip(1);

        all.Request.Limit.Should().BeNull();
        (await all.ToListAsync()).Should().HaveCount(5);
    }

    [Fact]
    public void Queries_that_differ_in_values_only_have_one_shape()
    {
        var storage = new UntouchableStorage();

        var one = storage.Repository<Message>().Where(Message.Columns.ChatId == "one").OrderBy(Message.Columns.Time).Take(5).Request;
        var two = storage.Query<Message>().Where(Message.Columns.ChatId == "two").OrderBy(Message.Columns.Time).Take(50).Request;

        one.Shape.Should().BeSameAs(two.Shape);
        one.Parameters.Should().Equal(DbValue.From("one"), DbValue.From(5L));
        two.Parameters.Should().Equal(DbValue.From("two"), DbValue.From(50L));
    }

    [Fact]
    public void Negative_numbers_of_rows_are_refused()
    {
        var query = new UntouchableStorage().Query<Message>();

        query.Invoking(q => q.Take(-1)).Should().Throw<ArgumentOutOfRangeException>();
        query.Invoking(q => q.Skip(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static async Task<IEnumerable<string>> Ids(EntityQuery<Message> query) => (await query.ToListAsync()).Select(message => message.MessageId);
}
