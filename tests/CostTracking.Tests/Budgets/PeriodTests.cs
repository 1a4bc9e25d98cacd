using CostTracking.Internal;

namespace CostTracking.Tests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(BudgetPeriod.Day, "Asia/Shanghai", "2026-11-27T15:59:59Z", "2026-11-26T16:00:00Z", "2026-11-27T16:00:00Z")]
    [InlineData(BudgetPeriod.Day, "Asia/Shanghai", "2026-11-27T16:00:00Z", "2026-11-27T16:00:00Z", "2026-11-28T16:00:00Z")]
    [InlineData(BudgetPeriod.Day, "UTC", "2026-11-27T16:00:00Z", "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z")]
    [InlineData(BudgetPeriod.Week, "Asia/Shanghai", "2026-11-29T15:59:59Z", "2026-11-22T16:00:00Z", "2026-11-29T16:00:00Z")]
    [InlineData(BudgetPeriod.Week, "Asia/Shanghai", "2026-11-29T16:00:00Z", "2026-11-29T16:00:00Z", "2026-12-06T16:00:00Z")]
    [InlineData(BudgetPeriod.Month, "Asia/Shanghai", "2026-11-30T16:00:00Z", "2026-11-30T16:00:00Z", "2026-12-31T16:00:00Z")]
    [InlineData(BudgetPeriod.Month, "UTC", "2028-02-29T12:00:00Z", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z")]
    public void A_period_begins_at_midnight_of_its_zone(BudgetPeriod period, string zone, string at, string start, string end)
    {
        var (from, until) = new PeriodClock(period, TimeZones.Find(zone)).Of(DateTimeOffset.Parse(at, null));

        (from, until).Should().Be((DateTimeOffset.Parse(start, null), DateTimeOffset.Parse(end, null)));
    }

    // a day has 23 or 25 hours where the clock is put forward or back
    [Theory]
    [InlineData("America/New_York", "2026-03-08T12:00:00Z", 23)]
    [InlineData("America/New_York", "2026-11-01T12:00:00Z", 25)]
    [InlineData("America/New_York", "2026-11-02T12:00:00Z", 24)]
    [InlineData("Asia/Shanghai", "2026-03-08T12:00:00Z", 24)]
    public void A_day_is_as_long_as_its_clock_says(string zone, string at, int hours)
    {
        var (from, until) = new PeriodClock(BudgetPeriod.Day, TimeZones.Find(zone)).Of(DateTimeOffset.Parse(at, null));

        (until - from).Should().Be(TimeSpan.FromHours(hours));
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("America/Santiago")]
    [InlineData("America/Havana")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Shanghai")]
    public void Days_follow_each_other_without_a_gap_and_each_moment_lies_in_its_own(string zone)
    {
        // in Santiago the clock is put forward at midnight itself, in Havana back to it
        var clock = new PeriodClock(BudgetPeriod.Day, TimeZones.Find(zone));
        var at = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var before = clock.Of(at);
        for (; at.Year == 2026; at = at.AddMinutes(30))
        {
            var (start, end) = new PeriodClock(BudgetPeriod.Day, TimeZones.Find(zone)).Of(at);

            (start <= at && at < end).Should().BeTrue("{0} lies in its day", at);
            (start == before.Start || start == before.End).Should().BeTrue("the day of {0} follows the one before", at);
            before = (start, end);
        }
    }
}
