using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Stops, and loads that run side by side.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task Stopping_all_waits_for_a_load_that_ignores_its_token_until_the_deadline_and_names_it()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var gate = await fixture.ScheduleDeafAsync("deaf");

        var stop = fixture.Preloader.StopAllAsync().AsTask();
        var deadline = await fixture.Time.NextPauseAsync();
        deadline.Should().Be(TimeSpan.FromSeconds(10));
        stop.IsCompleted.Should().BeFalse();
        fixture.Time.Advance(deadline);
        await stop.WaitAsync(TimeSpan.FromSeconds(30));

        fixture.Logger.Messages.Should().ContainSingle().Which.Should().StartWith("The preload 'deaf' has not ended");
        gate.Open();
    }

    [Fact]
    public async Task The_hosts_stop_waits_for_a_load_that_ignores_its_token_no_longer_than_its_own_token_says()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var gate = await fixture.ScheduleDeafAsync("deaf");
        using var patience = new CancellationTokenSource();

        var (stop, end) = (fixture.Preloader.StopAllAsync(patience.Token).AsTask(), fixture.Preloader.EndAsync(patience.Token));
        (stop.IsCompleted, end.IsCompleted).Should().Be((false, false));
        await patience.CancelAsync();

        await FluentActions.Awaiting(() => stop.WaitAsync(TimeSpan.FromSeconds(30))).Should().ThrowAsync<OperationCanceledException>();
        await end.WaitAsync(TimeSpan.FromSeconds(30));
        fixture.Logger.Messages.Where(message => message.StartsWith("The preload 'deaf' has not ended", StringComparison.Ordinal)).Should().HaveCount(2);
        gate.Open();
    }

    [Fact]
    public async Task A_load_that_stops_all_does_not_wait_for_itself()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        var stopped = new TaskCompletionSource();
        fixture.Preloader.Schedule("last", async _ =>
        {
            await fixture.Preloader.StopAllAsync(CancellationToken.None);
            stopped.SetResult();
            return 1;
        });

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));

        fixture.Preloader.GetStatistics().Loads.Should().BeEmpty();
        fixture.Logger.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task Loads_that_run_side_by_side_do_not_yield_to_each_other()
    {
        var engine = new StorageStatistics { ReaderLimit = 4 };
        await using var fixture = await PreloadFixture.CreateAsync(engine: () => Volatile.Read(ref engine));
        Gate[] gates = [await fixture.ScheduleDeafAsync("one"), await fixture.ScheduleDeafAsync("two")];

        Volatile.Write(ref engine, new StorageStatistics { ReaderLimit = 4, ReadersInUse = 3 });
        fixture.Preloader.Schedule("three", _ => new(1));
        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(300), "two of the three readers are the loads' own");
        fixture.Preloader.GetStatistics().Yields.Should().Be(0);

        foreach (var gate in gates)
        {
            gate.Open();
        }

        await fixture.Time.NextPausesAsync(2);
        fixture.Preloader.Schedule("four", _ => new(1));
        (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromMilliseconds(50), "the loads have ended their turns, so all three are others'");
    }
}
