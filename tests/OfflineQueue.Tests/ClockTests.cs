namespace OfflineQueue.Tests;

/// <summary>Wall clocks that are put forward or back by a day.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task A_clock_that_jumps_a_day_forward_loses_nothing_and_the_late_ack_is_refused()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        await test.Queue.EnqueueAsync(TestQueue.Message("delayed") with { Delay = TimeSpan.FromMinutes(1) });
        var lease = (await test.Queue.ClaimOne())!;

        test.Clock.Advance(TimeSpan.FromDays(1));
        await test.Queue.SweepAsync(default);

        (await test.Queue.AckAsync(lease)).Should().BeFalse();
        (await test.Queue.Drain()).Should().Equal("1", "delayed");
        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.ClockForward, "leases end: delivered again, the late ack refused, nothing lost");
    }

    [Fact]
    public async Task A_clock_that_jumps_a_day_back_holds_leases_and_pauses_up_no_longer_than_they_can_be()
    {
        var clock = new SteppingClock();
        await using var test = await TestQueue.OpenAsync();
        using var queue = new DurableQueue(
            test.Storage,
            "clock",
            new OfflineQueueOptions { Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)), MaxRetryDelay = TimeSpan.FromMinutes(2) },
            new OfflineQueueServices { TimeProvider = clock });
        await queue.Add("leased");
        await queue.Add("failed");
        var leases = await queue.ClaimAsync(2);
        await queue.NackAsync(leases[1], DeliveryFailureKind.Transient, TimeSpan.FromMinutes(2));

        clock.Now -= TimeSpan.FromDays(1);
        await queue.SweepAsync(default);
        (await queue.ClaimOne()).Should().BeNull("both have their time still");
        clock.Now += TimeSpan.FromMinutes(2);
        await queue.SweepAsync(default);

        (await queue.Drain()).Should().BeEquivalentTo("leased", "failed");
        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.ClockBack, "leases and pauses cut to what they can be: all delivered within 2 minutes");
    }

    [Fact]
    public async Task The_order_of_the_messages_is_not_the_clocks()
    {
        var clock = new SteppingClock();
        await using var test = await TestQueue.OpenAsync();
        using var queue = new DurableQueue(
            test.Storage, "clock", new OfflineQueueOptions { Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) }, new OfflineQueueServices { TimeProvider = clock });
        await queue.Add("1");
        clock.Now -= TimeSpan.FromDays(1);
        await queue.Add("2");

        (await queue.Drain()).Should().Equal("1", "2");
    }

    private sealed class SteppingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
