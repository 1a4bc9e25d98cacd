namespace OfflineQueue.Tests;

public sealed class DedupeTests
{
    private static readonly QueueMessage Message = TestQueue.Message("1") with { DedupeKey = "m-1" };

    [Fact]
    public async Task A_second_message_with_the_key_is_a_duplicate_while_the_first_is_there()
    {
        await using var test = await TestQueue.OpenAsync(options => options.DedupeWindow = TimeSpan.FromMinutes(1));
        await test.Queue.EnqueueAsync(Message);
        test.Clock.Advance(TimeSpan.FromDays(2));

        (await test.Queue.EnqueueAsync(Message)).Outcome.Should().Be(EnqueueOutcome.Duplicate);

        (await test.Queue.CountAsync()).Should().Be(1);
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task And_for_the_window_after_it_was_delivered()
    {
        await using var test = await TestQueue.OpenAsync(options => options.DedupeWindow = TimeSpan.FromMinutes(1));
        await test.Queue.EnqueueAsync(Message);
        await test.Queue.Drain();

        (await test.Queue.EnqueueAsync(Message)).Outcome.Should().Be(EnqueueOutcome.Duplicate);
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        (await test.Queue.EnqueueAsync(Message)).Outcome.Should().Be(EnqueueOutcome.Added);
    }

    [Fact]
    public async Task Keys_that_are_free_again_are_forgotten()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.EnqueueAsync(Message);
        await test.Queue.Drain();
        test.Clock.Advance(TimeSpan.FromDays(2));

        await test.Queue.SweepAsync(default);

        (await test.Storage.QueryAsync(Storage.Core.Query.From<Internal.SeenKey>())).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_dropped_may_be_sent_again()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 1);
        await test.Queue.EnqueueAsync(Message);
        await test.Queue.Add("2");

        (await test.Queue.EnqueueAsync(Message)).Outcome.Should().Be(EnqueueOutcome.AddedDroppedOther);
    }

    [Fact]
    public async Task Several_at_once_see_each_other()
    {
        await using var test = await TestQueue.OpenAsync();

        var results = await test.Queue.EnqueueAsync([Message, Message]);

        results.Select(result => result.Outcome).Should().Equal(EnqueueOutcome.Added, EnqueueOutcome.Duplicate);
    }

    [Fact]
    public async Task Of_many_senders_at_once_one_succeeds()
    {
        await using var test = await TestQueue.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await test.Queue.EnqueueAsync(Message))));

        results.Count(result => result.IsAdded).Should().Be(1);
        await test.Storage.ShouldBeSound();
    }
}
