using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Stops, and loads that run side by side.</summary>
public sealed class StopTests
{
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
