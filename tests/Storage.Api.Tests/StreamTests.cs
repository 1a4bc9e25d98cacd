using Storage.Core;

namespace Storage.Api.Tests;

public sealed class StreamTests
{
    [Theory]
    [EveryDoor]
    public Task Rows_are_streamed_in_order_in_pages_of_any_size(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync(Samples.Messages(50));
        var query = storage.Query<Message>().OrderByDescending(Message.Columns.Time);
        var expected = Enumerable.Range(0, 50).Reverse().Select(i => $"chat-{i}").ToArray();

        foreach (var size in (int[])[1, 7, 25, 50, 500])
        {
            (await query.StreamAsync(size).Select(message => message.MessageId).ToListAsync()).Should().Equal(expected);
        }

        (await query.StreamSnapshotAsync().Select(message => message.MessageId).ToListAsync()).Should().Equal(expected);
        (await query.Take(9).StreamAsync(4).Select(message => message.MessageId).ToListAsync()).Should().Equal(expected[..9]);
        (await query.Take(0).StreamAsync().ToListAsync()).Should().BeEmpty();
        (await query.Skip(45).StreamSnapshotAsync().CountAsync()).Should().Be(5);
    });

    [Fact]
    public async Task Rows_can_be_written_while_they_are_streamed()
    {
        await using var engine = await TestStorage.OpenAsync();
        var messages = engine.Repository<Message>();
        await messages.InsertManyAsync(Samples.Messages(200));
        var patch = Patch<Message>.Empty.Add(Message.Columns.MemorizedTimes, 1);

        await foreach (var message in engine.Query<Message>().OrderBy(Message.Columns.Time).StreamAsync(pageSize: 10))
        {
            (await messages.UpdateAsync(message.Id, patch)).Should().BeTrue();
        }

        (await engine.Query<Message>().Where(Message.Columns.MemorizedTimes == 1).CountAsync()).Should().Be(200);
    }

    [Fact]
    public async Task A_stream_in_pages_sees_what_comes_behind_its_page_and_a_snapshot_does_not()
    {
        await using var engine = await TestStorage.OpenAsync();
        var messages = engine.Repository<Message>();
        await messages.InsertManyAsync(Samples.Messages(20));
        var query = engine.Query<Message>().OrderBy(Message.Columns.Time);

        var paged = await CountWhileInserting(query.StreamAsync(pageSize: 5), () => messages.InsertAsync(Samples.Message(1000)));
        var snapshot = await CountWhileInserting(query.StreamSnapshotAsync(), () => messages.InsertAsync(Samples.Message(2000)));

        paged.Should().Be(21);
        snapshot.Should().Be(21, "the row that came while it ran belongs to a later moment");
        (await query.CountAsync()).Should().Be(22);
    }

    [Fact]
    public async Task A_stream_that_is_left_early_holds_nothing()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Message>().InsertManyAsync(Samples.Messages(50));

        for (var i = 0; i < 30; i++)
        {
            await foreach (var message in engine.Query<Message>().StreamSnapshotAsync())
            {
                message.MessageId.Should().NotBeEmpty();
                break;
            }
        }

        engine.GetStatistics().ReadersInUse.Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_ends_when_it_is_cancelled(bool isSnapshot)
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Message>().InsertManyAsync(Samples.Messages(50));
        using var source = new CancellationTokenSource();
        var query = engine.Query<Message>();
        var seen = 0;

        var act = async () =>
        {
            await foreach (var message in isSnapshot ? query.StreamSnapshotAsync(source.Token) : query.StreamAsync(5, source.Token))
            {
                if (++seen == 10)
                {
                    await source.CancelAsync();
                }
            }
        };

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        seen.Should().Be(10);
        engine.GetStatistics().ReadersInUse.Should().Be(0);
    }

    [Fact]
    public async Task A_stream_in_pages_has_no_offset_and_pages_of_rows()
    {
        var query = new UntouchableStorage().Query<Message>();

        await FluentActions.Awaiting(() => query.Skip(1).StreamAsync().ToListAsync().AsTask()).Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(() => query.StreamAsync(0).ToListAsync().AsTask()).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    private static async Task<int> CountWhileInserting(IAsyncEnumerable<Message> rows, Func<ValueTask<Message>> insert)
    {
        var count = 0;
        await foreach (var row in rows)
        {
            if (count++ == 0)
            {
                await insert();
            }
        }

        return count;
    }
}
