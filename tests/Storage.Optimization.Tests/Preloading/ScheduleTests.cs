using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class ScheduleTests
{
    [Fact]
    public async Task A_named_load_runs_at_once_and_then_every_300_seconds()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var runs = 0;

        fixture.Preloader.Schedule("mine", _ => new(++runs));

        for (var i = 1; i <= 3; i++)
        {
            var pause = await fixture.Time.NextPauseAsync();
            pause.Should().Be(TimeSpan.FromSeconds(300));
            runs.Should().Be(i);
            fixture.Time.Advance(pause);
        }

        await fixture.Time.NextPauseAsync();
        var statistics = fixture.Preloader.GetStatistics();
        (statistics.Runs, statistics.Rows).Should().Be((4, 1 + 2 + 3 + 4));
    }

    [Fact]
    public async Task A_load_that_is_stopped_runs_no_more_and_the_others_go_on()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var (mine, other) = (0, 0);
        fixture.Preloader.Schedule("mine", _ => new(++mine), TimeSpan.FromSeconds(10));
        await fixture.Time.NextPauseAsync();
        fixture.Preloader.Schedule("other", _ => new(++other), TimeSpan.FromSeconds(10));
        await fixture.Time.NextPauseAsync();

        fixture.Preloader.Stop("mine").Should().BeTrue();
        fixture.Preloader.Stop("mine").Should().BeFalse();
        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        await fixture.Time.NextPauseAsync();

        (mine, other).Should().Be((1, 2));
        fixture.Preloader.GetStatistics().Loads.Should().Equal("other");
    }

    [Fact]
    public async Task Stopping_all_waits_for_what_runs()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var (gate, hasEnded) = (new Gate(), false);
        fixture.Preloader.Schedule("slow", async _ =>
        {
            await gate.PassAsync(CancellationToken.None);
            hasEnded = true;
            return 1;
        });
        await gate.Reached;

        var stop = fixture.Preloader.StopAllAsync().AsTask();
        stop.IsCompleted.Should().BeFalse();
        gate.Open();
        await stop;

        hasEnded.Should().BeTrue();
        fixture.Preloader.GetStatistics().Loads.Should().BeEmpty();
    }

    [Fact]
    public async Task A_load_of_the_same_name_begins_when_the_one_before_has_ended()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var (gate, hasEnded, seen) = (new Gate(), false, false);
        fixture.Preloader.Schedule("mine", async _ =>
        {
            await gate.PassAsync(CancellationToken.None);
            hasEnded = true;
            return 1;
        });
        await gate.Reached;

        fixture.Preloader.Schedule("mine", _ =>
        {
            seen = hasEnded;
            return new(1);
        });
        gate.Open();

        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(300));
        seen.Should().BeTrue();
    }

    [Fact]
    public async Task A_failing_load_is_logged_once_counted_and_tried_again_with_longer_pauses_and_stops_no_other()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var runs = 0;
        fixture.Preloader.Schedule("bad", _ => ++runs is 5 or > 6 ? new(0) : throw new InvalidOperationException("no"));

        foreach (var seconds in new[] { 1, 2, 4, 8, 300, 1 })
        {
            var pause = await fixture.Time.NextPauseAsync();
            pause.Should().Be(TimeSpan.FromSeconds(seconds));
            fixture.Logger.Messages.Should().HaveCount(seconds == 1 && runs == 6 ? 2 : 1);
            if (runs < 6)
            {
                fixture.Time.Advance(pause);
            }
        }

        fixture.Preloader.GetStatistics().Failures.Should().Be(5);
        fixture.Logger.Messages.Should().AllSatisfy(message => message.Should().StartWith("The preload 'bad' failed."));
        fixture.Preloader.Schedule("good", _ => new(1));
        await fixture.Time.NextPauseAsync();
        fixture.Preloader.GetStatistics().Rows.Should().Be(1);
    }

    [Fact]
    public void The_pause_after_failures_ends_at_the_loads_interval() =>
        new[] { 1, 2, 9, 10, 1_000_000 }.Select(failures => ScheduledLoad.PauseAfter(failures, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(300)).TotalSeconds)
            .Should().Equal(1, 2, 256, 300, 300);

    [Fact]
    public async Task Loads_wait_until_the_budget_of_rows_has_room_again()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => (options.RowsPerSecond, options.StartRows) = (1_000, 0));
        fixture.Preloader.Schedule("large", _ => new(5_999), TimeSpan.FromDays(1));
        await fixture.Time.NextPauseAsync();
        var hasRun = false;

        fixture.Preloader.Schedule("next", _ =>
        {
            hasRun = true;
            return new(1);
        });

        var wait = await fixture.Time.NextPauseAsync();
        wait.Should().Be(TimeSpan.FromSeconds(5), "a second's rows were there, 5,999 were read");
        hasRun.Should().BeFalse();
        fixture.Time.Advance(wait);
        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(300));
        hasRun.Should().BeTrue();
    }

    [Fact]
    public async Task At_the_start_more_rows_may_be_read_and_only_once()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => (options.RowsPerSecond, options.StartRows) = (1_000, 5_000));
        fixture.Preloader.Schedule("start", _ => new(4_999), TimeSpan.FromDays(1));
        await fixture.Time.NextPauseAsync();
        fixture.Preloader.Schedule("next", _ => new(1_000), TimeSpan.FromDays(1));
        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromDays(1), "a row was left");
        fixture.Time.Advance(TimeSpan.FromHours(1));
        fixture.Preloader.Schedule("later", _ => new(1_999), TimeSpan.FromDays(1));
        await fixture.Time.NextPauseAsync();

        fixture.Preloader.Schedule("last", _ => new(1));

        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(1), "an hour has filled up a second's rows");
    }

    [Fact]
    public async Task The_hosts_own_calls_are_counted_and_do_not_wait_for_the_budget()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => (options.RowsPerSecond, options.StartRows) = (1, 0));
        await fixture.AddChatAsync("s1", 5, 5);

        await fixture.Preloader.PreloadChatContextAsync("s1");
        await fixture.Preloader.PreloadChatContextAsync("s1");

        fixture.Preloader.GetStatistics().Rows.Should().Be(22);
    }

    [Fact]
    public async Task Loads_yield_while_foreground_reads_hold_or_want_the_readers()
    {
        var engine = new StorageStatistics { ReaderLimit = 4, ReadersInUse = 2 };
        await using var fixture = await PreloadFixture.CreateAsync(engine: () => Volatile.Read(ref engine));
        var runs = 0;
        fixture.Preloader.Schedule("mine", _ => new(++runs));

        var pause = await fixture.Time.NextPauseAsync();
        (pause, runs).Should().Be((TimeSpan.FromMilliseconds(50), 0), "half of the readers are in use");
        Volatile.Write(ref engine, new StorageStatistics { ReaderLimit = 4, ReadersInUse = 1, ReadersWaited = 1 });
        fixture.Time.Advance(pause);
        pause = await fixture.Time.NextPauseAsync();
        (pause, runs).Should().Be((TimeSpan.FromMilliseconds(50), 0), "a read has waited for a reader since");
        fixture.Time.Advance(pause);

        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(300));
        runs.Should().Be(1);
        fixture.Preloader.GetStatistics().Yields.Should().Be(2);
    }

    [Fact]
    public async Task A_built_in_load_yields_before_each_of_its_steps()
    {
        var busy = new StorageStatistics { ReaderLimit = 1, ReadersInUse = 1 };
        await using var fixture = await PreloadFixture.CreateAsync(
            options =>
            {
                (options.HotKeysPerTable, options.HotEmojis, options.CommonImages, options.BusyChats) = (0, 0, 0, 1);
                (options.StepRows, options.MaxYields) = (5, 1);
            },
            engine: () => busy);
        await fixture.AddChatAsync("s1", 20, 20);
        fixture.Preloader.Start();

        (await fixture.Time.NextPausesAsync(2)).Should().Equal(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(300));
        for (var i = 1; i < 6; i++)
        {
            fixture.Time.Advance(TimeSpan.FromMilliseconds(50));
            (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromMilliseconds(50), "streams, a context, four times five people");
        }

        fixture.Time.Advance(TimeSpan.FromMilliseconds(50));

        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(300));
        fixture.Preloader.GetStatistics().Should().BeEquivalentTo(new { Runs = 1, Yields = 6, Watched = 21 });
    }

    [Fact]
    public async Task A_load_that_has_yielded_often_enough_goes_on_all_the_same()
    {
        var busy = new StorageStatistics { ReaderLimit = 1, ReadersInUse = 1 };
        await using var fixture = await PreloadFixture.CreateAsync(options => options.MaxYields = 3, engine: () => busy);
        fixture.Preloader.Schedule("mine", _ => new(1));

        for (var i = 0; i < 3; i++)
        {
            fixture.Time.Advance(await fixture.Time.NextPauseAsync());
        }

        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(300));
        fixture.Preloader.GetStatistics().Should().BeEquivalentTo(new { Yields = 3, Runs = 1 });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(86_401)]
    public async Task An_interval_that_no_timer_can_wait_for_is_refused(int seconds)
    {
        await using var fixture = await PreloadFixture.CreateAsync();

        FluentActions.Invoking(() => fixture.Preloader.Schedule("mine", _ => new(1), TimeSpan.FromSeconds(seconds))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Nothing_is_scheduled_any_more_once_the_preloader_is_disposed()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.Preloader.DisposeAsync();

        FluentActions.Invoking(() => fixture.Preloader.Schedule("mine", _ => new(1))).Should().Throw<ObjectDisposedException>();
        FluentActions.Invoking(fixture.Preloader.Start).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task More_loads_than_the_limit_are_refused()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => options.MaxLoads = 1);
        fixture.Preloader.Schedule("one", _ => new(1));

        FluentActions.Invoking(() => fixture.Preloader.Schedule("two", _ => new(1))).Should().Throw<InvalidOperationException>().WithMessage("1 loads are scheduled*");
    }
}
