using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class OverflowTests
{
    [Fact]
    public async Task A_leased_message_is_never_dropped()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 2);
        await test.Queue.Add("1");
        await test.Queue.Add("2");
        var lease = (await test.Queue.ClaimOne())!;

        var result = await test.Queue.Add("3");

        result.Dropped.Should().ContainSingle();
        (await test.Queue.Texts()).Should().Equal("1", "3");
        (await test.Queue.AckAsync(lease)).Should().BeTrue();
    }

    [Fact]
    public async Task Where_all_are_leased_the_new_one_does_not_fit_in_and_is_counted_as_dropped()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 1);
        await test.Queue.Add("1");
        await test.Queue.ClaimOne();

        var result = await test.Queue.Add("2");

        result.Outcome.Should().Be(EnqueueOutcome.Rejected);
        result.Dropped.Should().Equal(result.Id);
        (await test.Queue.GetStatisticsAsync()).Dropped.Should().Be(1);
    }

    [Fact]
    public async Task Capacity_1_keeps_the_newest()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 1);

        foreach (var text in (string[])["1", "2", "3"])
        {
            await test.Queue.Add(text, "key");
        }

        (await test.Queue.Texts()).Should().Equal("3");
        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.Capacity1, "the newest is there");
    }

    [Fact]
    public async Task The_lowest_priority_goes_first_and_of_those_the_oldest()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 3);
        await test.Queue.EnqueueAsync(TestQueue.Message("high") with { Priority = 5 });
        await test.Queue.EnqueueAsync(TestQueue.Message("low 1") with { Priority = -1 });
        await test.Queue.EnqueueAsync(TestQueue.Message("low 2") with { Priority = -1 });

        await test.Queue.Add("normal");
        (await test.Queue.Texts()).Should().Equal("high", "normal", "low 2");
        var lowest = await test.Queue.EnqueueAsync(TestQueue.Message("below all") with { Priority = -2 });

        lowest.Outcome.Should().Be(EnqueueOutcome.Rejected);
        (await test.Queue.Texts()).Should().Equal("high", "normal", "low 2");
    }

    [Fact]
    public async Task Bytes_are_bounded_too_and_no_more_is_dropped_than_is_needed()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.MaxBytes, options.MaxPayloadBytes) = (12 * 1024, 3_000));
        for (var i = 0; i < 5; i++)
        {
            await test.Queue.Add(new string('x', 2_000));
        }

        var result = await test.Queue.Add(new string('y', 3_000));

        result.Dropped.Should().HaveCount(1);
        (await test.Queue.GetStatisticsAsync()).Bytes.Should().BeInRange(10_000, 12 * 1024);
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task Reject_refuses_and_drops_nothing()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.Capacity, options.Overflow) = (1, OverflowPolicy.Reject));
        await test.Queue.Add("1");

        var result = await test.Queue.Add("2");

        result.Outcome.Should().Be(EnqueueOutcome.Rejected);
        result.Dropped.Should().BeEmpty();
        (await test.Queue.GetStatisticsAsync()).Dropped.Should().Be(0);
    }

    [Fact]
    public async Task Drop_newest_drops_the_new_one_and_keeps_it_as_a_dead_letter_where_that_is_wanted()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.Capacity, options.Overflow, options.KeepDropped) = (1, OverflowPolicy.DropNewest, true));
        var dropped = new List<Guid>();
        test.Queue.MessagesDropped += (_, args) => dropped.AddRange(args.Ids);
        await test.Queue.Add("1");

        var result = await test.Queue.Add("2");

        result.Outcome.Should().Be(EnqueueOutcome.Rejected);
        dropped.Should().Equal(result.Id);
        (await test.Queue.DeadTexts()).Should().Equal("2");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task Dropped_messages_are_reported_with_their_ids_and_kept_as_dead_letters_where_that_is_wanted()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.Capacity, options.KeepDropped) = (1, true));
        var dropped = new List<Guid>();
        test.Queue.MessagesDropped += (_, args) => dropped.AddRange(args.Ids);
        var first = await test.Queue.Add("1");

        var second = await test.Queue.Add("2");

        second.Dropped.Should().Equal(first.Id);
        dropped.Should().Equal(first.Id);
        (await test.Queue.DeadTexts()).Should().Equal("1");
        (await test.Queue.GetDeadLettersAsync())[0].Reason.Should().Be(DeadReason.Dropped);
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task Block_waits_for_room_and_goes_on_when_there_is_some()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.Capacity, options.Overflow) = (1, OverflowPolicy.Block));
        await test.Queue.Add("1");

        var waiting = test.Queue.Add("2");
        (await Task.WhenAny(waiting, Task.Delay(50))).Should().NotBe(waiting);
        await test.Queue.AckAsync((await test.Queue.ClaimOne())!);

        (await waiting.WaitAsync(TestExtensions.Patience)).Outcome.Should().Be(EnqueueOutcome.Added);
    }

    [Fact]
    public async Task Block_ends_with_its_timeout()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.Capacity, options.Overflow) = (1, OverflowPolicy.Block));
        await test.Queue.Add("1");
        var waiting = test.Queue.Add("2");
        while (!waiting.IsCompleted)
        {
            test.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(waiting, Task.Delay(5));
        }

        (await waiting).Outcome.Should().Be(EnqueueOutcome.Rejected);
        (await test.Queue.Texts()).Should().Equal("1");
    }

    [Fact]
    public async Task Sixty_four_producers_at_the_cap_never_exceed_it_and_lose_count_of_nothing()
    {
        const int Producers = 64;
        const int Each = 40;
        const int Capacity = 100;
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = Capacity);
        var over = 0L;
        using var watching = test.Storage.Observe(new CountWatcher(() => test.Queue.OpenParts!.Context.State.Row.Count, count => over = Math.Max(over, count)));

        var results = await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Task.Run(async () =>
        {
            var mine = new List<EnqueueResult>();
            for (var i = 0; i < Each; i++)
            {
                mine.Add(await test.Queue.Add($"{producer}/{i}", producer % 3 == 0 ? $"key {producer}" : null));
                (await test.Queue.CountAsync()).Should().BeLessThanOrEqualTo(Capacity);
            }

            return mine;
        })));

        over.Should().BeLessThanOrEqualTo(Capacity);
        var all = results.SelectMany(mine => mine).ToList();
        all.Should().OnlyContain(result => result.IsAdded);
        var dropped = all.SelectMany(result => result.Dropped).ToList();
        dropped.Should().HaveCount((Producers * Each) - Capacity).And.OnlyHaveUniqueItems();
        var left = (await test.Queue.PeekAsync(int.MaxValue)).Select(message => message.Id);
        left.Concat(dropped).ToHashSet().SetEquals(all.Select(result => result.Id)).Should().BeTrue("each is there or was dropped");
        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.CapRace, $"{all.Count} taken, never above {Capacity}, {dropped.Count} dropped and reported");
    }

    [Fact]
    public async Task Watermarks_are_crossed_at_the_commit_and_with_a_gap_between_them()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 10);
        var crossed = new List<(bool, long)>();
        test.Queue.WatermarkCrossed += (_, args) => crossed.Add((args.IsHigh, args.Count));

        for (var i = 0; i < 9; i++)
        {
            await test.Queue.Add($"{i}");
        }

        crossed.Should().Equal((true, 8));
        await test.Queue.AckAsync((await test.Queue.ClaimOne())!);
        crossed.Should().HaveCount(1, "8 is above the low mark");
        await test.Queue.AckAsync((await test.Queue.ClaimOne())!);
        crossed.Should().Equal((true, 8), (false, 7));
    }

    [Fact]
    public async Task A_commit_of_the_hosts_own_crosses_the_watermark_too()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 1);
        var crossed = new TaskCompletionSource<bool>();
        test.Queue.WatermarkCrossed += (_, args) => crossed.TrySetResult(args.IsHigh);

        await test.Storage.TransactAsync(async (session, token) => await test.Queue.EnqueueAsync(session, TestQueue.Message("1"), token));

        (await crossed.Task.WaitAsync(TestExtensions.Patience)).Should().BeTrue();
    }

    private sealed class CountWatcher(Func<long> read, Action<long> see) : ICommitObserver
    {
        public void Committing(CommitNotice notice)
        {
        }

        public void Committed(CommitNotice notice) => see(read());

        public void RolledBack(CommitNotice notice)
        {
        }
    }
}
