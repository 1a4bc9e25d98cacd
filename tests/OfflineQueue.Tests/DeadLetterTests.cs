using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task A_replayed_dead_letter_starts_anew_at_the_end_of_its_conversation()
    {
        await using var test = await TestQueue.OpenAsync();
        var first = await Die(test, "a1", "a");
        await test.Queue.Add("a2", "a");

        var result = await test.Queue.ReplayDeadLettersAsync(DeadLetterFilter.All);

        result.Should().Be(new ReplayResult(1, 0));
        (await test.Queue.PeekAsync(9)).Should().Contain(message => message.Id == first && message.Attempts == 0);
        (await test.Queue.Drain()).Should().Equal("a2", "a1");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_filter_chooses_by_reason_id_and_time()
    {
        await using var test = await TestQueue.OpenAsync();
        var first = await Die(test, "1");
        test.Clock.Advance(TimeSpan.FromHours(1));
        var between = test.Clock.GetUtcNow();
        await Die(test, "2");

        (await test.Queue.GetDeadLettersAsync(new() { Ids = [first] })).Should().ContainSingle();
        (await test.Queue.GetDeadLettersAsync(new() { DiedBefore = between })).Should().ContainSingle().Which.Id.Should().Be(first);
        (await test.Queue.GetDeadLettersAsync(new() { Reason = DeadReason.Expired })).Should().BeEmpty();
        (await test.Queue.PurgeDeadLettersAsync(new() { Ids = [first] })).Should().Be(1);

        (await test.Queue.DeadTexts()).Should().Equal("2");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_full_queue_takes_none_back_and_drops_nothing_for_it()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Capacity = 1);
        await Die(test, "1");
        await test.Queue.Add("2");

        (await test.Queue.ReplayDeadLettersAsync(DeadLetterFilter.All)).Should().Be(new ReplayResult(0, 1));

        (await test.Queue.Texts()).Should().Equal("2");
        (await test.Queue.DeadTexts()).Should().Equal("1");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task One_with_a_dedupe_key_can_be_replayed_within_its_window()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.EnqueueAsync(TestQueue.Message("1") with { DedupeKey = "m" });
        await test.Queue.NackAsync((await test.Queue.ClaimOne())!, DeliveryFailureKind.Permanent);

        (await test.Queue.ReplayDeadLettersAsync(DeadLetterFilter.All)).Replayed.Should().Be(1);

        (await test.Queue.EnqueueAsync(TestQueue.Message("2") with { DedupeKey = "m" })).Outcome.Should().Be(EnqueueOutcome.Duplicate);
    }

    [Fact]
    public async Task They_are_bounded_and_the_oldest_go()
    {
        await using var test = await TestQueue.OpenAsync(options => options.MaxDeadLetters = 2);
        foreach (var text in (string[])["1", "2", "3"])
        {
            await Die(test, text);
        }

        await test.Queue.SweepAsync(default);

        (await test.Queue.DeadTexts()).Should().Equal("2", "3");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task More_than_a_page_is_replayed_and_purged()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.EnqueueAsync([.. Enumerable.Range(0, 450).Select(i => TestQueue.Message($"{i:000}"))]);
        foreach (var lease in await test.Queue.ClaimAsync(450))
        {
            await test.Queue.NackAsync(lease, DeliveryFailureKind.Permanent);
        }

        (await test.Queue.ReplayDeadLettersAsync(DeadLetterFilter.All)).Replayed.Should().Be(450);
        (await test.Queue.Texts()).Should().BeInAscendingOrder().And.HaveCount(450);
        foreach (var lease in await test.Queue.ClaimAsync(450))
        {
            await test.Queue.NackAsync(lease, DeliveryFailureKind.Permanent);
        }

        (await test.Queue.PurgeDeadLettersAsync(DeadLetterFilter.All)).Should().Be(450);
        await test.Storage.ShouldBeSound();
    }

    [Theory]
    [InlineData(ExpiryPolicy.DeadLetter, false)]
    [InlineData(ExpiryPolicy.DeadLetter, true)]
    [InlineData(ExpiryPolicy.Drop, false)]
    [InlineData(ExpiryPolicy.Drop, true)]
    public async Task An_expired_message_is_not_delivered_and_ends_by_the_policy(ExpiryPolicy policy, bool bySweep)
    {
        await using var test = await TestQueue.OpenAsync(options => options.OnExpired = policy);
        var dropped = new List<Guid>();
        test.Queue.MessagesDropped += (_, args) => dropped.AddRange(args.Ids);
        var result = await test.Queue.EnqueueAsync(TestQueue.Message("stale", "a") with { TimeToLive = TimeSpan.FromMinutes(1) });
        await test.Queue.EnqueueAsync(TestQueue.Message("stale too", "a") with { TimeToLive = TimeSpan.FromMinutes(1) });
        await test.Queue.Add("fresh", "a");
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        if (bySweep)
        {
            await test.Queue.SweepAsync(default);
        }

        (await test.Queue.Drain()).Should().Equal("fresh");
        (await test.Queue.DeadTexts()).Should().Equal(policy == ExpiryPolicy.DeadLetter ? ["stale", "stale too"] : []);
        dropped.Count.Should().Be(policy == ExpiryPolicy.Drop ? 2 : 0);
        await test.Storage.ShouldBeSound();
    }

    private static async Task<Guid> Die(TestQueue test, string text, string? order = null)
    {
        var result = await test.Queue.Add(text, order);
        var lease = (await test.Queue.ClaimOne())!;
        (await test.Queue.NackAsync(lease, DeliveryFailureKind.Permanent, error: "System.FormatException")).Should().BeTrue();
        return result.Id;
    }
}
