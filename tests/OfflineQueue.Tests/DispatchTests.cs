using OfflineQueue.Internal;

namespace OfflineQueue.Tests;

public sealed class DispatchTests
{
    [Fact]
    public async Task It_delivers_and_acknowledges_no_more_at_once_than_allowed()
    {
        await using var test = await TestQueue.OpenAsync(options => options.Delivery.Concurrency = 3);
        var (now, most, done) = (0, 0, 0);
        await using var dispatcher = new QueueDispatcher(test.Queue, async (_, token) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Delay(5, token);
            Interlocked.Decrement(ref now);
            Interlocked.Increment(ref done);
        });
        await test.Queue.EnqueueAsync([.. Enumerable.Range(0, 30).Select(i => TestQueue.Message($"{i}"))]);

        dispatcher.Start();
        await Until(async () => await test.Queue.CountAsync() == 0);

        done.Should().Be(30);
        most.Should().Be(3);
        await test.Storage.ShouldBeSound();
    }

    [Fact]
    public async Task A_message_that_comes_wakes_it()
    {
        await using var test = await TestQueue.OpenAsync();
        var seen = new TaskCompletionSource<string>();
        await using var dispatcher = new QueueDispatcher(test.Queue, (message, _) =>
        {
            seen.TrySetResult(message.Text());
            return default;
        });
        dispatcher.Start();
        await Task.Delay(30);

        await test.Queue.Add("1");

        (await seen.Task.WaitAsync(TestExtensions.Patience)).Should().Be("1", "the clock stands still, so no pause has ended");
    }

    [Fact]
    public async Task A_lease_is_extended_while_its_message_is_under_way()
    {
        await using var test = await TestQueue.OpenAsync();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var dispatcher = new QueueDispatcher(test.Queue, async (_, _) =>
        {
            begun.TrySetResult();
            await end.Task;
        });
        await test.Queue.Add("slow");
        dispatcher.Start();
        await begun.Task.WaitAsync(TestExtensions.Patience);

        for (var i = 0; i < 12; i++)
        {
            var before = await LeaseEnd(test);
            test.Clock.Advance(TimeSpan.FromSeconds(10));
            await Until(async () => await LeaseEnd(test) > before);
            (await test.Queue.ClaimOne()).Should().BeNull();
        }

        end.SetResult();
        await Until(async () => await test.Queue.CountAsync() == 0);
    }

    [Fact]
    public async Task A_lost_lease_cancels_the_delivery_and_its_ack_is_not_taken()
    {
        await using var test = await TestQueue.OpenAsync();
        var (begun, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var dispatcher = new QueueDispatcher(test.Queue, async (_, token) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, token).ContinueWith(_ => cancelled.TrySetResult(), TaskScheduler.Default);
            token.ThrowIfCancellationRequested();
        });
        await test.Queue.Add("1");
        dispatcher.Start();
        await begun.Task.WaitAsync(TestExtensions.Patience);
        await test.Storage.WriteAsync(new(Storage.Core.Write.Patch(
            Storage.Core.Patch<QueueItem>.Empty.Set(QueueItem.Columns.Epoch, 9), Storage.Core.Filter<QueueItem>.All)));

        test.Clock.Advance(TimeSpan.FromSeconds(10));

        await cancelled.Task.WaitAsync(TestExtensions.Patience);
        (await test.Queue.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Poison_ends_as_a_dead_letter_and_the_others_are_delivered()
    {
        await using var test = await TestQueue.OpenAsync();
        var delivered = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var dispatcher = new QueueDispatcher(test.Queue, (message, _) =>
        {
            if (message.Text() == "poison")
            {
                throw new FormatException("not a message");
            }

            delivered.Add(message.Text());
            return default;
        });
        await test.Queue.EnqueueAsync([TestQueue.Message("1", "a"), TestQueue.Message("poison", "a"), TestQueue.Message("2", "a")]);

        dispatcher.Start();
        await Until(async () => await test.Queue.CountAsync() == 0);

        delivered.Should().BeEquivalentTo("1", "2");
        (await test.Queue.GetDeadLettersAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Reason = DeadReason.Permanent, Error = "System.FormatException" });
        FaultTable.Note(Fault.Poison, "a dead letter; those before and behind it delivered");
    }

    [Fact]
    public async Task A_closed_way_burns_no_attempt_and_one_message_tries_it_before_the_rest()
    {
        await using var test = await TestQueue.OpenAsync(options => (options.MaxAttempts, options.Delivery.Concurrency, options.Lease) = (1, 8, TimeSpan.FromDays(1)));
        var isOpen = false;
        var (probes, tries, most, now) = (0, 0, 0, 0);
        test.Queue.Options.Delivery.Probe = _ =>
        {
            probes++;
            return new(Volatile.Read(ref isOpen));
        };
        var widths = new System.Collections.Concurrent.ConcurrentQueue<int>();
        await using var dispatcher = new QueueDispatcher(test.Queue, async (_, token) =>
        {
            Interlocked.Increment(ref tries);
            if (!Volatile.Read(ref isOpen))
            {
                throw new HttpRequestException("no way");
            }

            widths.Enqueue(Interlocked.Increment(ref now));
            InterlockedMax(ref most, now);
            await Task.Delay(5, token);
            Interlocked.Decrement(ref now);
        });
        await test.Queue.EnqueueAsync([.. Enumerable.Range(0, 40).Select(i => TestQueue.Message($"{i:00}"))]);
        dispatcher.Start();
        await Until(() => Task.FromResult(dispatcher.Circuit == CircuitState.Open && Volatile.Read(ref now) == 0));
        await Until(async () => (await test.Queue.GetStatisticsAsync()).Leased == 0);
        var triedWhileClosed = tries;
        triedWhileClosed.Should().BeLessThanOrEqualTo(8);

        for (var i = 0; i < 5; i++)
        {
            var before = probes;
            await Until(() => Move(test, () => probes > before));
        }

        tries.Should().Be(triedWhileClosed, "the probe says that the way is closed");
        Volatile.Write(ref isOpen, true);
        await Until(async () =>
        {
            test.Clock.Advance(TimeSpan.FromSeconds(30));
            return await test.Queue.CountAsync() == 0;
        });

        widths.First().Should().Be(1);
        widths.Take(2).Should().OnlyContain(width => width == 1, "the second comes after the first has succeeded");
        most.Should().BeLessThanOrEqualTo(8);
        dispatcher.Circuit.Should().Be(CircuitState.Closed);
        (await test.Queue.GetStatisticsAsync()).DeadLetters.Should().Be(0, "no attempt was burnt");
    }

    [Fact]
    public void The_circuit_opens_once_widens_by_twos_and_ignores_what_began_before()
    {
        var circuit = new Circuit(8, new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), new Random(1)));
        var old = circuit.Generation;
        circuit.Allowed.Should().Be(8);
        circuit.OnOffline(old).Should().BeTrue();
        circuit.OnOffline(old).Should().BeFalse();
        circuit.Allowed.Should().Be(0);
        circuit.Try();
        circuit.OnReached(old).Should().BeFalse("it began before");
        circuit.Allowed.Should().Be(1);
        circuit.OnReached(circuit.Generation).Should().BeTrue();
        circuit.Allowed.Should().Be(2);
        circuit.OnReached(circuit.Generation).Should().BeFalse();
        circuit.OnReached(circuit.Generation);
        (circuit.Allowed, circuit.State).Should().Be((8, CircuitState.Closed));
        circuit.OnOffline(old).Should().BeFalse("it began before the way was closed and opened again");
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_under_way()
    {
        await using var test = await TestQueue.OpenAsync();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var dispatcher = new QueueDispatcher(test.Queue, async (_, _) =>
        {
            begun.TrySetResult();
            await end.Task;
        });
        await test.Queue.Add("1", "a");
        await test.Queue.Add("2", "a");
        dispatcher.Start();
        await begun.Task.WaitAsync(TestExtensions.Patience);

        var stopping = dispatcher.StopAsync(default);
        stopping.IsCompleted.Should().BeFalse();
        end.SetResult();
        await stopping.WaitAsync(TestExtensions.Patience);

        (await test.Queue.Texts()).Should().Equal("2");
    }

    [Fact]
    public async Task What_does_not_end_in_time_is_cancelled_and_given_back_without_an_attempt()
    {
        await using var test = await TestQueue.OpenAsync();
        var begun = new TaskCompletionSource();
        await using var dispatcher = new QueueDispatcher(test.Queue, async (_, token) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        });
        await test.Queue.Add("1");
        dispatcher.Start();
        await begun.Task.WaitAsync(TestExtensions.Patience);

        // no further than the patience of the stop, so that the lease does not run out
        var stopping = dispatcher.StopAsync(default);
        test.Clock.Advance(new DeliveryOptions().StopTimeout);
        await stopping.WaitAsync(TestExtensions.Patience);

        var lease = (await test.Queue.ClaimOne())!;
        lease.Message.Attempts.Should().Be(1);
    }

    [Theory]
    [InlineData(404, DeliveryFailureKind.Permanent)]
    [InlineData(429, DeliveryFailureKind.Transient)]
    [InlineData(401, DeliveryFailureKind.Transient)]
    [InlineData(503, DeliveryFailureKind.Transient)]
    public void An_http_status_tells_what_kind_of_failure_it_is(int status, DeliveryFailureKind kind) =>
        DeliveryFailures.Classify(new HttpRequestException("x", null, (System.Net.HttpStatusCode)status)).Should().Be(kind);

    [Fact]
    public void Other_exceptions_have_kinds_too()
    {
        DeliveryFailures.Classify(new HttpRequestException("no connection")).Should().Be(DeliveryFailureKind.Offline);
        DeliveryFailures.Classify(new IOException("x", new System.Net.Sockets.SocketException())).Should().Be(DeliveryFailureKind.Offline);
        DeliveryFailures.Classify(new TimeoutException()).Should().Be(DeliveryFailureKind.Transient);
        DeliveryFailures.Classify(new System.Text.Json.JsonException()).Should().Be(DeliveryFailureKind.Permanent);
        DeliveryFailures.Classify(new DeliveryException(DeliveryFailureKind.Offline, "x")).Should().Be(DeliveryFailureKind.Offline);
    }

    private static async Task<DateTimeOffset?> LeaseEnd(TestQueue test) =>
        (await test.Storage.QueryAsync(Storage.Core.Query.From<QueueItem>())).Single().LeaseUntil;

    private static Task<bool> Move(TestQueue test, Func<bool> isDone)
    {
        test.Clock.Advance(TimeSpan.FromSeconds(5));
        return Task.FromResult(isDone());
    }

    private static async Task Until(Func<Task<bool>> isDone)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await isDone())
        {
            patience.Elapsed.Should().BeLessThan(TestExtensions.Patience);
            await Task.Delay(2);
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
