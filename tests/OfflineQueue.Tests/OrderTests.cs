using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class OrderTests
{
    [Fact]
    public async Task Of_a_conversation_one_message_is_out_at_a_time_and_the_next_follows_its_ack()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("a1", "a");
        await test.Queue.Add("a2", "a");
        await test.Queue.Add("b1", "b");

        var leases = await test.Queue.ClaimAsync(10);

        leases.Select(lease => lease.Message.Text()).Should().Equal("a1", "b1");
        await test.Queue.AckAsync(leases[0]);
        (await test.Queue.Drain()).Should().Equal("a2");
    }

    [Fact]
    public async Task A_failing_head_holds_up_its_own_conversation_only()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("a1", "a");
        await test.Queue.Add("a2", "a");
        await test.Queue.Add("b1", "b");
        await test.Queue.NackAsync((await test.Queue.ClaimOne())!, DeliveryFailureKind.Transient, TimeSpan.FromMinutes(1));

        (await test.Queue.Drain()).Should().Equal("b1");
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        (await test.Queue.Drain()).Should().Equal("a1", "a2");
    }

    [Fact]
    public async Task A_priority_does_not_overtake_in_its_conversation()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("a1", "a");
        await test.Queue.EnqueueAsync(TestQueue.Message("a2", "a") with { Priority = 9 });

        (await test.Queue.Drain()).Should().Equal("a1", "a2");
    }

    [Fact]
    public async Task A_delayed_message_holds_up_those_behind_it_in_its_conversation()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("a1", "a");
        await test.Queue.EnqueueAsync(TestQueue.Message("a2", "a") with { Delay = TimeSpan.FromMinutes(1) });
        await test.Queue.Add("a3", "a");

        (await test.Queue.Drain()).Should().Equal("a1");
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        (await test.Queue.Drain()).Should().Equal("a2", "a3");
    }

    [Fact]
    public async Task A_poison_message_is_skipped_and_the_next_follows()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("poison", "a");
        await test.Queue.Add("a2", "a");

        await test.Queue.NackAsync((await test.Queue.ClaimOne())!, DeliveryFailureKind.Permanent, error: "System.FormatException");

        (await test.Queue.Drain()).Should().Equal("a2");
        (await test.Queue.DeadTexts()).Should().Equal("poison");
        await test.Storage.ShouldBeSound();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_poison_message_holds_up_its_conversation_where_that_is_wanted_until_somebody_decides(bool retry)
    {
        await using var test = await TestQueue.OpenAsync(options => options.OnPoison = PoisonPolicy.BlockKey);
        await test.Queue.Add("poison", "a");
        await test.Queue.Add("a2", "a");
        await test.Queue.Add("b1", "b");
        await test.Queue.NackAsync((await test.Queue.ClaimOne())!, DeliveryFailureKind.Permanent);

        (await test.Queue.Drain()).Should().Equal("b1");
        (await test.Queue.GetBlockedAsync()).Should().ContainSingle().Which.OrderKey.Should().Be("a");
        (await test.Queue.UnblockAsync("b", retry)).Should().BeFalse();
        (await test.Queue.UnblockAsync("a", retry)).Should().BeTrue();

        (await test.Queue.Drain()).Should().Equal(retry ? ["poison", "a2"] : ["a2"]);
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task Dropping_the_first_of_a_conversation_lets_the_next_follow()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 3);
        foreach (var text in (string[])["a1", "a2", "a3", "a4", "a5"])
        {
            await test.Queue.Add(text, "a");
        }

        await test.Storage.ShouldBeSound();
        (await test.Queue.Drain()).Should().Equal("a3", "a4", "a5");
    }

    [Fact]
    public async Task A_conversation_whose_first_was_lost_goes_on_after_a_sweep()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("a1", "a");
        await test.Queue.Add("a2", "a");
        await test.Storage.WriteAsync(new WriteUnit(Write.Delete(Query.From<Internal.QueueItem>().OrderBy(Internal.QueueItem.Columns.Seq).Take(1))));
        (await test.Queue.ClaimOne()).Should().BeNull();

        await test.Queue.SweepAsync(default);

        (await test.Queue.ClaimOne()).Should().NotBeNull();
    }

    [Fact]
    public async Task Random_work_keeps_the_order_of_each_conversation_and_the_counters()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var test = await TestQueue.OpenAsync(options => (options.Capacity, options.MaxAttempts, options.KeepDropped) = (25, 3, true));
        var delivered = new List<string>();
        var held = new List<QueueLease>();
        var number = 0;
        for (var step = 0; step < 1_500; step++)
        {
            switch (random.Next(8))
            {
                case 0 or 1 or 2:
                    var key = $"k{random.Next(4)}";
                    await test.Queue.EnqueueAsync(TestQueue.Message($"{key}/{number++:0000}", random.Next(5) == 0 ? null : key) with { Priority = random.Next(3) });
                    break;
                case 3 or 4:
                    held.AddRange(await test.Queue.ClaimAsync(random.Next(1, 4)));
                    break;
                case 5 when held.Count > 0:
                    var acked = Take();
                    if (await test.Queue.AckAsync(acked))
                    {
                        delivered.Add(acked.Message.OrderKey is null ? "none/" : acked.Message.Text());
                    }

                    break;
                case 6 when held.Count > 0:
                    await test.Queue.NackAsync(Take(), (DeliveryFailureKind)random.Next(3));
                    break;
                default:
                    test.Clock.Advance(TimeSpan.FromSeconds(random.Next(12)));
                    break;
            }

            if (step % 100 == 0)
            {
                await test.Storage.ShouldBeSound();
            }
        }

        await test.Storage.ShouldBeSound();
        delivered.Should().HaveCountGreaterThan(20, $"seed {seed}");
        foreach (var conversation in delivered.Where(text => text != "none/").GroupBy(text => text[..3]))
        {
            conversation.Should().BeInAscendingOrder($"seed {seed}");
        }

        QueueLease Take()
        {
            var index = random.Next(held.Count);
            var lease = held[index];
            held.RemoveAt(index);
            return lease;
        }
    }
}
