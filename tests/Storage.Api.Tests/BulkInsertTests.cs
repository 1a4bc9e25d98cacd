using Storage.Core;

namespace Storage.Api.Tests;

public sealed class BulkInsertTests
{
    [Theory]
    [EveryDoor]
    public Task Any_number_of_rows_goes_in(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();

        var one = await messages.BulkInsertAsync(Samples.Messages(250, "one"));
        var two = await messages.BulkInsertAsync(Slowly(Samples.Messages(99, "two")), new BulkInsertOptions { ChunkSize = 10, Concurrency = 2 });

        one.Should().Be(250);
        two.Should().Be(99);
        (await messages.Query().GroupCountAsync(Message.Columns.ChatId)).Should().Equal(new GroupCount<string?>("one", 250), new GroupCount<string?>("two", 99));
    });

    [Theory]
    [EveryDoor]
    public Task Rows_that_exist_are_left_out_and_not_counted(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();
        await messages.InsertManyAsync(Samples.Messages(30));

        var inserted = await messages.BulkInsertAsync(Samples.Messages(100), new BulkInsertOptions { ChunkSize = 7, Conflict = ConflictAction.Ignore });

        inserted.Should().Be(70);
        (await messages.Query().CountAsync()).Should().Be(100);
    });

    [Theory]
    [EveryDoor]
    public Task A_failure_in_the_middle_leaves_the_chunks_before_it(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();
        await messages.InsertAsync(Samples.Message(55));

        var act = async () => await messages.BulkInsertAsync(Samples.Messages(100), new BulkInsertOptions { ChunkSize = 10, Concurrency = 1 });

        (await act.Should().ThrowAsync<ConstraintException>()).Which.Columns.Should().Equal("message_id");
        var stored = (await messages.Query().OrderBy(Message.Columns.Time).ToListAsync()).Select(message => message.MessageId).ToArray();
        stored.Should().StartWith(Enumerable.Range(0, 50).Select(i => $"chat-{i}"));
        stored.Where(id => id.StartsWith("chat-5", StringComparison.Ordinal)).Should().Equal(["chat-5", "chat-55"], "the chunk that fails is not stored in part");
    });

    [Fact]
    public async Task As_many_chunks_are_on_their_way_as_was_said()
    {
        var storage = new StallingStorage();
        var running = storage.Repository<Message>().BulkInsertAsync(Samples.Messages(100), new BulkInsertOptions { ChunkSize = 10, Concurrency = 3 }).AsTask();

        storage.Arrived.Should().Be(3);
        for (var i = 0; i < 10; i++)
        {
            await storage.WaitForWriteAsync();
            storage.Arrived.Should().BeLessThanOrEqualTo(3 + i);
            storage.Finish(i);
        }

        (await running).Should().Be(100);
        storage.Units.Select(unit => ((RowWrite)unit.Statements[0]).RowCount).Should().Equal(Enumerable.Repeat(10, 10));
    }

    [Fact]
    public async Task The_first_failure_is_reported_after_all_chunks_have_ended()
    {
        var storage = new StallingStorage();
        var running = storage.Repository<Message>().BulkInsertAsync(Samples.Messages(40), new BulkInsertOptions { ChunkSize = 10, Concurrency = 4 }).AsTask();

        storage.Arrived.Should().Be(4);
        storage.Fail(2, new StorageException(StorageErrorCode.DiskFull, "the third chunk"));
        storage.Fail(1, new StorageException(StorageErrorCode.Io, "the second chunk"));
        storage.Finish(0);
        running.IsCompleted.Should().BeFalse("the fourth chunk is still on its way");
        storage.Finish(3);

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<StorageException>().WithMessage("the second chunk");
    }

    [Fact]
    public async Task No_rows_write_nothing()
    {
        var messages = new UntouchableStorage().Repository<Message>();

        (await messages.BulkInsertAsync(Array.Empty<Message>())).Should().Be(0);
        (await messages.BulkInsertAsync(Slowly([]))).Should().Be(0);
    }

    [Fact]
    public async Task A_source_that_fails_leaves_the_chunks_before()
    {
        await using var engine = await TestStorage.OpenAsync();
        var messages = engine.Repository<Message>();

        var act = async () => await messages.BulkInsertAsync(FailingAfter(35), new BulkInsertOptions { ChunkSize = 10 });

        await act.Should().ThrowAsync<NotSupportedException>();
        (await messages.Query().CountAsync()).Should().Be(30);
    }

    [Fact]
    public async Task Cancellation_ends_the_work_between_chunks()
    {
        await using var engine = await TestStorage.OpenAsync();
        var messages = engine.Repository<Message>();
        using var source = new CancellationTokenSource();

        var act = async () => await messages.BulkInsertAsync(CancellingAfter(35, source), new BulkInsertOptions { ChunkSize = 10, Concurrency = 1 }, source.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
        var stored = await messages.Query().CountAsync();
        stored.Should().BeInRange(20, 30);
        (stored % 10).Should().Be(0);
    }

    [Fact]
    public async Task The_durability_goes_with_every_chunk()
    {
        await using var engine = await TestStorage.OpenAsync();
        var recorder = new RecordingStorage(engine);

        await recorder.Repository<Message>().BulkInsertAsync(Samples.Messages(25), new BulkInsertOptions { ChunkSize = 10, Durability = Durability.Normal });

        recorder.Units.Select(unit => unit.Durability).Should().Equal(Durability.Normal, Durability.Normal, Durability.Normal);
    }

    [Theory]
    [InlineData(0, 1, ConflictAction.Fail)]
    [InlineData(100_001, 1, ConflictAction.Fail)]
    [InlineData(1, 0, ConflictAction.Fail)]
    [InlineData(1, 1_001, ConflictAction.Fail)]
    [InlineData(1, 1, ConflictAction.Update)]
    public async Task Options_out_of_range_are_refused(int chunkSize, int concurrency, ConflictAction conflict)
    {
        var options = new BulkInsertOptions { ChunkSize = chunkSize, Concurrency = concurrency, Conflict = conflict };

        var act = async () => await new UntouchableStorage().Repository<Message>().BulkInsertAsync(Array.Empty<Message>(), options);

        await act.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    private static async IAsyncEnumerable<Message> Slowly(Message[] rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    private static IEnumerable<Message> FailingAfter(int count) =>
        Samples.Messages(count).Concat(Enumerable.Range(0, 1).Select<int, Message>(_ => throw new NotSupportedException()));

    private static IEnumerable<Message> CancellingAfter(int count, CancellationTokenSource source)
    {
        foreach (var row in Samples.Messages(10 * count))
        {
            if (row.MessageId == $"chat-{count}")
            {
                source.Cancel();
            }

            yield return row;
        }
    }
}
