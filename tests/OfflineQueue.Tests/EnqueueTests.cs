using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class EnqueueTests
{
    [Fact]
    public async Task The_predecessors_expectation_holds_capacity_10_ids_0_to_14_leave_10_of_which_the_first_is_5()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 10);

        for (var id = 0; id <= 14; id++)
        {
            (await test.Queue.Add($"{id}")).Outcome.Should().Be(id < 10 ? EnqueueOutcome.Added : EnqueueOutcome.AddedDroppedOther);
        }

        (await test.Queue.CountAsync()).Should().Be(10);
        (await test.Queue.Texts()).Should().Equal("5", "6", "7", "8", "9", "10", "11", "12", "13", "14");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_message_comes_out_as_it_went_in()
    {
        await using var test = await TestQueue.OpenAsync();
        var message = new QueueMessage(new byte[] { 0, 255, 7 }) { OrderKey = "wx-李", DedupeKey = "m-1", Priority = -3 };

        var result = await test.Queue.EnqueueAsync(message);

        var lease = (await test.Queue.ClaimOne())!;
        lease.Message.Should().BeEquivalentTo(new { result.Id, OrderKey = "wx-李", DedupeKey = "m-1", Priority = -3, Attempts = 1, EnqueuedAt = test.Clock.GetUtcNow() });
        lease.Message.Payload.ToArray().Should().Equal(0, 255, 7);
    }

    [Fact]
    public async Task Several_are_taken_in_together_in_their_order()
    {
        await using var test = await TestQueue.OpenAsync();

        var results = await test.Queue.EnqueueAsync([TestQueue.Message("a"), TestQueue.Message("b", "k"), TestQueue.Message("c", "k"), TestQueue.Message("d")]);

        results.Should().OnlyContain(result => result.Outcome == EnqueueOutcome.Added);
        (await test.Queue.Texts()).Should().Equal("a", "b", "c", "d");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task Several_with_one_that_is_too_large_are_not_taken_in_at_all()
    {
        await using var test = await TestQueue.OpenAsync(options => options.MaxPayloadBytes = 10);
        Func<Task> act = async () => await test.Queue.EnqueueAsync([TestQueue.Message("fits"), TestQueue.Message("does not fit")]);

        (await act.ShouldThrow<StorageException>()).Code.Should().Be(StorageErrorCode.TooLarge);

        (await test.Queue.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_payload_over_the_limit_is_refused_with_the_limit_and_without_the_payload()
    {
        await using var test = await TestQueue.OpenAsync(options => options.MaxPayloadBytes = 4);
        Func<Task> act = async () => await test.Queue.Add("secret");

        var exception = await act.ShouldThrow<StorageException>();

        exception.Code.Should().Be(StorageErrorCode.TooLarge);
        exception.Message.Should().Contain("6 bytes").And.Contain("is 4").And.NotContain("secret");
        (await test.Queue.Add("fits")).IsAdded.Should().BeTrue();
        FaultTable.Note(Fault.TooLarge, "refused as TooLarge, the next taken");
    }

    [Fact]
    public async Task An_id_that_is_there_already_is_a_duplicate()
    {
        await using var test = await TestQueue.OpenAsync();
        var id = Guid.NewGuid();
        await test.Queue.EnqueueAsync(TestQueue.Message("first") with { Id = id });

        var again = await test.Queue.EnqueueAsync(TestQueue.Message("second", "key") with { Id = id });

        again.Outcome.Should().Be(EnqueueOutcome.Duplicate);
        (await test.Queue.Texts()).Should().Equal("first");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task Inside_a_hosts_transaction_it_is_kept_with_the_business_write_or_not_at_all()
    {
        await using var test = await TestQueue.OpenAsync();
        await using (var session = await test.Storage.BeginAsync())
        {
            (await test.Queue.EnqueueAsync(session, TestQueue.Message("rolled back"))).Outcome.Should().Be(EnqueueOutcome.Added);
            await session.RollbackAsync();
        }

        await using (var session = await test.Storage.BeginAsync())
        {
            await test.Queue.EnqueueAsync(session, TestQueue.Message("kept", "k"));
            await test.Queue.EnqueueAsync(session, TestQueue.Message("kept too", "k"));
            await session.CommitAsync();
        }

        (await test.Queue.Texts()).Should().Equal("kept", "kept too");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_full_queue_in_a_hosts_transaction_drops_and_a_rollback_brings_the_dropped_back()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 2);
        await test.Queue.Add("1");
        await test.Queue.Add("2");

        await using (var session = await test.Storage.BeginAsync())
        {
            (await test.Queue.EnqueueAsync(session, TestQueue.Message("3"))).Outcome.Should().Be(EnqueueOutcome.AddedDroppedOther);
            await session.RollbackAsync();
        }

        (await test.Queue.Texts()).Should().Equal("1", "2");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_queue_that_is_not_open_says_so_inside_a_transaction_instead_of_waiting_for_ever()
    {
        await using var test = await TestQueue.OpenAsync();
        var closed = test.Make(name: "other");
        await using var session = await test.Storage.BeginAsync();
        Func<Task> act = async () => await closed.EnqueueAsync(session, TestQueue.Message("x"));

        (await act.ShouldThrow<InvalidOperationException>()).Message.Should().Contain("OpenAsync");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_001)]
    public async Task A_key_that_has_no_stored_form_is_refused(int length)
    {
        var key = new string(length == 1 ? '\ud800' : 'x', length);
        await using var test = await TestQueue.OpenAsync();
        Func<Task> act = async () => await test.Queue.Add("x", key);

        await act.ShouldThrow<ArgumentException>();
    }

    [Fact]
    public async Task Two_queues_on_one_database_do_not_see_each_other()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 1);
        var other = await test.AddAsync(options => options.Capacity = 1, "other");
        await test.Queue.Add("mine");

        await other.Add("theirs");

        (await test.Queue.Texts()).Should().Equal("mine");
        (await other.Texts()).Should().Equal("theirs");
        await other.PurgeAsync();
        (await test.Queue.CountAsync()).Should().Be(1);
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task What_was_enqueued_is_there_after_a_restart()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");

        var again = await test.ReopenAsync();

        (await again.Texts()).Should().Equal("1");
    }
}
