using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class ShapeTimesTests
{
    private static readonly Shape Shape = Query.From<Tally>().Shape;

    [Fact]
    public void Times_are_known_however_many_runs_there_were()
    {
        var times = new ShapeTimes();
        long seen = 0;
        for (var i = 0; i < 3_000; i++)
        {
            seen = times.Add(TimeSpan.FromMilliseconds(1), 1_000_000);
        }

        seen.Should().Be(3_000_000_000);
        times.Quantile(0.5).TotalMilliseconds.Should().BeInRange(1, 1.125);
        times.Quantile(0.99).TotalMilliseconds.Should().BeInRange(1, 1.125);
    }

    [Fact]
    public void Older_times_fade()
    {
        var times = new ShapeTimes();
        Add(times, 1, 200_000);

        Add(times, 100, ShapeTimes.Fading);

        times.Quantile(0.5).TotalMilliseconds.Should().BeInRange(100, 112.5);
        times.Total.Should().BeLessThan(ShapeTimes.Fading);
        Add(times, 1, 10 * ShapeTimes.Fading);
        times.Quantile(0.99).TotalMilliseconds.Should().BeInRange(1, 1.125);
    }

    [Fact]
    public void A_shape_that_became_slow_or_fast_is_judged_by_its_latest_times()
    {
        var profile = new ShapeProfile(Shape, new SlowLogOptions());
        Run(profile, 1, 200_000);
        profile.LookupsToPass.Should().Be(15);
        Judge(profile, 150).Should().Be(SlowReason.FastShape);

        Run(profile, 150, ShapeTimes.Fading);
        profile.LookupsToPass.Should().Be(0);
        Judge(profile, 150).Should().BeNull("it takes that long now");

        Run(profile, 1, 5 * ShapeTimes.Fading);
        Judge(profile, 150).Should().Be(SlowReason.FastShape);
        profile.Count.Should().Be(200_000 + (6 * ShapeTimes.Fading) + 3);
    }

    [Fact]
    public void Runs_that_are_added_while_older_ones_fade_are_not_lost()
    {
        var times = new ShapeTimes();

        Parallel.For(0, 4, _ => Add(times, 1, 50_000));

        times.Add(TimeSpan.Zero, 0).Should().Be(200_000);
        times.Total.Should().BeInRange(ShapeTimes.Fading / 2, ShapeTimes.Fading);
        times.Quantile(1).TotalMilliseconds.Should().BeInRange(1, 1.125);
    }

    private static void Add(ShapeTimes times, double milliseconds, int runs)
    {
        for (var i = 0; i < runs; i++)
        {
            times.Add(TimeSpan.FromMilliseconds(milliseconds));
        }
    }

    private static void Run(ShapeProfile profile, double milliseconds, int runs)
    {
        for (var i = 0; i < runs; i++)
        {
            Judge(profile, milliseconds);
        }
    }

    private static SlowReason? Judge(ShapeProfile profile, double milliseconds) =>
        profile.Add(new Execution(Shape) { Elapsed = TimeSpan.FromMilliseconds(milliseconds) });
}
