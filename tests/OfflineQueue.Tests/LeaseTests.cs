using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue.Tests;

public sealed class LeaseTests
{
    [Fact]
    public async Task A_claimed_message_is_nobody_elses()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");

        (await test.Queue.ClaimOne()).Should().NotBeNull();

        (await test.Queue.ClaimOne()).Should().BeNull();
        (await test.Queue.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task The_ack_of_a_consumer_that_paused_past_its_lease_is_refused()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        var late = (await test.Queue.ClaimOne())!;
        test.Clock.Advance(TimeSpan.FromSeconds(31));
        var other = (await test.Queue.ClaimOne())!;

        (await test.Queue.AckAsync(late)).Should().BeFalse();
        (await test.Queue.NackAsync(late, DeliveryFailureKind.Permanent)).Should().BeFalse();
        (await test.Queue.ExtendAsync([late])).Should().Equal(late);

        other.Message.Attempts.Should().Be(2);
        (await test.Queue.AckAsync(other)).Should().BeTrue();
        (await test.Queue.CountAsync()).Should().Be(0);
        await test.Storage.ShouldBeSound();
        FaultTable.Note(Fault.PausedConsumer, "its ack, nack and extension refused, the other's taken");
    }

    [Fact]
    public async Task It_is_refused_also_where_nobody_has_noticed_that_the_lease_ran_out()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        await test.Queue.Add("2");
        var leases = await test.Queue.ClaimAsync(2);
        test.Clock.Advance(TimeSpan.FromSeconds(30));

        (await test.Queue.AckAsync(leases[0])).Should().BeFalse();
        (await test.Queue.AckAsync(leases)).Should().Equal(leases);

        (await test.Queue.Drain()).Should().Equal("1", "2");
    }

    [Fact]
    public async Task An_extended_lease_holds_for_a_full_lease_from_then()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        var lease = (await test.Queue.ClaimOne())!;
        test.Clock.Advance(TimeSpan.FromSeconds(20));

        (await test.Queue.ExtendAsync([lease])).Should().BeEmpty();

        test.Clock.Advance(TimeSpan.FromSeconds(20));
        (await test.Queue.ClaimOne()).Should().BeNull();
        lease.Until.Should().Be(test.Clock.GetUtcNow() + TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Several_are_acknowledged_together_and_those_whose_lease_was_lost_are_told()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1", "key");
        await test.Queue.Add("2");
        var leases = await test.Queue.ClaimAsync(10);
        test.Clock.Advance(TimeSpan.FromSeconds(20));
        await test.Queue.ExtendAsync([leases[1]]);
        test.Clock.Advance(TimeSpan.FromSeconds(11));
        var other = (await test.Queue.ClaimOne())!;

        var refused = await test.Queue.AckAsync(leases);

        refused.Should().ContainSingle().Which.Message.Id.Should().Be(other.Message.Id);
        (await test.Queue.Texts()).Should().Equal("1");
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_second_ack_is_refused()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        var lease = (await test.Queue.ClaimOne())!;

        (await test.Queue.AckAsync(lease)).Should().BeTrue();
        (await test.Queue.AckAsync(lease)).Should().BeFalse();

        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_higher_priority_is_delivered_first_and_in_one_priority_the_older_one()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("a");
        await test.Queue.Add("b");
        await test.Queue.EnqueueAsync(TestQueue.Message("urgent") with { Priority = 1 });

        (await test.Queue.Drain()).Should().Equal("urgent", "a", "b");
    }

    [Fact]
    public async Task A_delayed_message_comes_when_its_time_has_come()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.EnqueueAsync(TestQueue.Message("later") with { Delay = TimeSpan.FromMinutes(1) });

        (await test.Queue.ClaimOne()).Should().BeNull();
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        (await test.Queue.Drain()).Should().Equal("later");
    }

    [Fact]
    public async Task A_paused_queue_gives_nothing_and_takes_everything()
    {
        await using var test = await TestQueue.OpenAsync();
        test.Queue.Pause();
        await test.Queue.Add("1");

        (await test.Queue.ClaimOne()).Should().BeNull();
        test.Queue.Resume();

        (await test.Queue.Drain()).Should().Equal("1");
    }

    [Fact]
    public async Task A_transient_failure_comes_again_after_a_pause_that_grows_and_at_last_is_a_dead_letter()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.MaxAttempts, options.RetryDelay) = (3, TimeSpan.FromSeconds(8)));
        await test.Queue.Add("1");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var lease = (await test.Queue.ClaimOne())!;
            lease.Message.Attempts.Should().Be(attempt);
            (await test.Queue.NackAsync(lease, DeliveryFailureKind.Transient, error: "System.TimeoutException")).Should().BeTrue();
            test.Clock.Advance(TimeSpan.FromSeconds(8 * Math.Pow(2, attempt - 1)));
        }

        (await test.Queue.ClaimOne()).Should().BeNull();
        (await test.Queue.GetDeadLettersAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Reason = DeadReason.AttemptsExhausted, Attempts = 3, Error = "System.TimeoutException" });
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public void A_pause_is_drawn_between_nothing_and_a_bound_that_doubles_up_to_the_longest()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), new Random(1));

        Enumerable.Range(1, 6).Select(failures => backoff.Bound(failures).TotalSeconds).Should().Equal(1, 2, 4, 8, 10, 10);
        backoff.Bound(1_000_000).TotalSeconds.Should().Be(10);
        var drawn = Enumerable.Range(0, 1_000).Select(_ => backoff.After(3).TotalSeconds).ToList();
        drawn.Should().OnlyContain(pause => pause >= 0 && pause < 4);
        drawn.Average().Should().BeInRange(1.7, 2.3);
    }

    [Fact]
    public async Task An_offline_failure_burns_no_attempt()
    {
        await using var test = await TestQueue.OpenAsync(options => options.MaxAttempts = 1);
        await test.Queue.Add("1");

        for (var i = 0; i < 5; i++)
        {
            var lease = (await test.Queue.ClaimOne())!;
            lease.Message.Attempts.Should().Be(1);
            await test.Queue.NackAsync(lease, DeliveryFailureKind.Offline);
        }

        (await test.Queue.Drain()).Should().Equal("1");
    }

    [Fact]
    public async Task A_message_that_ends_its_receivers_without_a_word_is_given_up_as_well()
    {
        await using var test = await TestQueue.OpenAsync(options => options.MaxAttempts = 2);
        await test.Queue.Add("poison");
        for (var i = 0; i < 2; i++)
        {
            (await test.Queue.ClaimOne()).Should().NotBeNull();
            test.Clock.Advance(TimeSpan.FromSeconds(31));
        }

        (await test.Queue.ClaimOne()).Should().BeNull();

        (await test.Queue.GetDeadLettersAsync()).Should().ContainSingle().Which.Reason.Should().Be(DeadReason.AttemptsExhausted);
    }

    [Fact]
    public async Task What_a_process_held_that_has_ended_is_taken_back_at_once()
    {
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        await test.Queue.ClaimOne();
        var ended = ProcessIdentity.Current[..ProcessIdentity.Current.LastIndexOf('/')] + "/1";
        await test.Storage.WriteAsync(new WriteUnit(Write.Patch(Patch<QueueItem>.Empty.Set(QueueItem.Columns.Owner, ended), Filter<QueueItem>.All)));

        var again = await test.ReopenAsync();

        (await again.ClaimOne()).Should().NotBeNull();
    }

    [Fact]
    public async Task What_a_living_process_or_another_machine_holds_is_left_to_it()
    {
        ProcessIdentity.HasEnded(ProcessIdentity.Current).Should().BeFalse();
        ProcessIdentity.HasEnded("other-machine/1/1").Should().BeFalse();
        await using var test = await TestQueue.OpenAsync();
        await test.Queue.Add("1");
        await test.Queue.ClaimOne();

        var again = await test.ReopenAsync();

        (await again.ClaimOne()).Should().BeNull();
    }

    [Fact]
    public async Task Every_claim_and_look_goes_along_an_index_of_its_own()
    {
        await using var test = await TestQueue.OpenAsync();
        (string Sql, string Index)[] looks =
        [
            ("SELECT seq FROM offline_items WHERE (queue = ?1 AND state = ?2) ORDER BY priority DESC, seq LIMIT ?3", "ix_offline_items_ready"),
            ("SELECT seq FROM offline_items WHERE ((queue = ?1 AND order_key = ?2) AND state = ?3) ORDER BY seq LIMIT ?4", "ix_offline_items_order"),
            ("SELECT 1 FROM offline_items WHERE (queue = ?1 AND order_key = ?2)", "ix_offline_items_order"),
            ("UPDATE offline_items SET state = ?1 WHERE (queue = ?2 AND due_at <= ?3)", "ix_offline_items_due"),
            ("UPDATE offline_items SET state = ?1 WHERE (queue = ?2 AND lease_until <= ?3)", "ix_offline_items_lease"),
            ("SELECT seq FROM offline_items WHERE ((queue = ?1 AND expires_at <= ?2) AND state <> ?3) ORDER BY expires_at LIMIT ?4", "ix_offline_items_expiry"),
        ];

        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={test.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        foreach (var (sql, index) in looks)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            for (var i = 1; i <= 4 && sql.Contains($"?{i}", StringComparison.Ordinal); i++)
            {
                command.Parameters.AddWithValue($"?{i}", 1);
            }

            await using var reader = await command.ExecuteReaderAsync();
            (await reader.ReadAsync()).Should().BeTrue();
            reader.GetString(3).Should().Contain(index, sql);
            (await reader.ReadAsync()).Should().BeFalse($"'{sql}' needs no sorting");
        }
    }
}
