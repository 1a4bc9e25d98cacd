using System.Text.Json;
using Storage.Core;

namespace CostTracking.Tests;

public sealed class ReportTests : IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2026, 11, 27);

    // a campaign sets it to a million
    private static readonly int Calls = int.TryParse(Environment.GetEnvironmentVariable("STORAGE_COST_CALLS"), out var calls) ? calls : 20_000;
    private TestLedger _ledger = null!;
    private CostTracker _tracker = null!;
    private CostReports _reports = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync();
        _tracker = _ledger.Tracker();
        _reports = new(_ledger.Storage, _tracker);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_tracked_call_gives_what_the_predecessors_gave()
    {
        await _tracker.TrackAsync("test", "m", 10_000_000, 0);

        var tracked = await _tracker.TrackAsync("test", "m", 1_234_567, 1_000, "u1");

        (tracked.Cost, tracked.TotalToday, tracked.BudgetRemaining, tracked.BudgetUsedPercent).Should().Be((1.2366m, 11.24m, 88.76m, 11.2m));
    }

    [Fact]
    public async Task The_daily_report_gives_what_the_predecessors_gave()
    {
        await _tracker.TrackAsync("test", "m", 10_000_000, 0);
        await _tracker.TrackAsync("test", "m", 5_000_000, 0);
        await _tracker.TrackAsync("test", "dollar", 5_000_000, 0);
        await _tracker.TrackAsync("test", "unheard-of", 1, 0);

        var report = await _reports.GetDailyReportAsync();

        (report.Date, report.TotalCost, report.TotalCalls, report.AverageCostPerCall).Should().Be((Friday, 15m, 4, 7.5m));
        (report.Budget, report.BudgetRemaining, report.BudgetUsedPercent).Should().Be((100m, 85m, 15m));
        report.Notes.Should().Contain(note => note.Contains("1 calls have no price", StringComparison.Ordinal))
            .And.Contain(note => note.Contains("1 calls were billed in other currencies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_without_calls_is_a_report_of_zero()
    {
        var report = await _reports.GetDailyReportAsync(new DateOnly(2020, 1, 1));

        (report.TotalCost, report.TotalCalls, report.AverageCostPerCall, report.BudgetUsedPercent).Should().Be((0m, 0, 0m, 0m));
    }

    [Theory]
    [InlineData(ReportGrouping.None, "=300")]
    [InlineData(ReportGrouping.Provider, "test=300")]
    [InlineData(ReportGrouping.Model, "test/m=300")]
    [InlineData(ReportGrouping.User, "u2=200,u1=100")]
    [InlineData(ReportGrouping.Tag, "b=300,a=100")]
    public async Task Rows_are_grouped_and_the_dearest_is_first(ReportGrouping grouping, string expected)
    {
        await RecordAsync("u1", 100, "a", "b");
        await RecordAsync("u2", 200, "b");

        var report = await _reports.GetAsync(new() { From = Friday, To = Friday, GroupBy = grouping });

        string.Join(',', report.Rows.Select(row => $"{row.Group}={row.AmountMicros}")).Should().Be(expected);
    }

    [Theory]
    [InlineData(ReportPeriod.Day, "2026-11-27:1,2026-11-28:1,2026-11-29:1,2026-11-30:1,2026-12-01:1")]
    [InlineData(ReportPeriod.Week, "2026-11-23:3,2026-11-30:2")]
    [InlineData(ReportPeriod.Month, "2026-11-01:4,2026-12-01:1")]
    [InlineData(ReportPeriod.Whole, "2026-11-01:5")]
    public async Task Rows_are_by_day_week_and_month_of_the_zone(ReportPeriod period, string expected)
    {
        for (var day = 0; day < 5; day++)
        {
            await RecordAsync("u1", 100);
            _ledger.Time.Advance(TimeSpan.FromDays(1));
        }

        var report = await _reports.GetAsync(new() { From = new(2026, 11, 1), To = new(2026, 12, 31), Period = period });

        string.Join(',', report.Rows.Select(row => $"{row.Start:yyyy-MM-dd}:{row.Calls}")).Should().Be(expected);
        report.Totals.Should().ContainSingle().Which.AmountMicros.Should().Be(500);
    }

    [Fact]
    public async Task A_row_has_averages_shares_savings_and_percentiles()
    {
        for (var i = 1; i <= 100; i++)
        {
            await _tracker.RecordAsync(Prices.Call("u1"), Prices.Used(1_000, 0, cached: 500) with { Duration = TimeSpan.FromMilliseconds(i) });
        }

        var row = (await _reports.GetAsync(new() { From = Friday, To = Friday })).Rows.Should().ContainSingle().Subject;

        (row.AverageMicros, row.SharePercent, row.SavedMicros, row.AverageDuration).Should().Be((550, 100m, 45_000, TimeSpan.FromMilliseconds(50.5)));
        row.P50!.Value.TotalMilliseconds.Should().BeApproximately(50, 50 * 0.0625);
        row.P95!.Value.TotalMilliseconds.Should().BeApproximately(95, 95 * 0.0625);
        row.P99!.Value.TotalMilliseconds.Should().BeApproximately(99, 99 * 0.0625);
    }

    [Fact]
    public async Task Currencies_stand_apart_and_are_never_added()
    {
        await RecordAsync("u1", 300);
        await _tracker.RecordAsync(Prices.Call(model: "dollar"), Prices.Used(100, 0));

        var report = await _reports.GetAsync(new() { From = Friday, To = Friday });

        report.Totals.Select(total => (total.Currency, total.AmountMicros, total.SharePercent)).Should().Equal(("CNY", 300, 100m), ("USD", 100, 100m));
    }

    [Fact]
    public async Task A_report_says_that_prices_are_stale()
    {
        await RecordAsync("u1", 300);
        _ledger.Time.Advance(TimeSpan.FromDays(60));

        (await _reports.GetAsync(new() { From = Friday, To = new(2027, 12, 31) })).Notes.Should().ContainSingle().Which.Should().Contain("more than 60 days ago");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("u1", "u1")]
    [InlineData("", "")]
    public async Task A_name_that_a_spreadsheet_would_run_is_a_text_in_the_file(string user, string cell)
    {
        await RecordAsync(user.Length == 0 ? "x" : user, 300);

        var csv = (await _reports.GetAsync(new() { From = Friday, To = Friday, GroupBy = ReportGrouping.User })).ToCsv();

        csv.Should().StartWith("start,group,currency,calls,").And.Contain($"\r\n2026-11-27,{(user.Length == 0 ? "x" : cell)},CNY,1,0,0,0,300,0,0,0,0.000300,0.000300,0.000000,100.0,");
    }

    [Fact]
    public async Task A_report_is_json_as_well()
    {
        await RecordAsync("u1", 300);

        using var json = JsonDocument.Parse((await _reports.GetAsync(new() { From = Friday, To = Friday, GroupBy = ReportGrouping.Model })).ToJson());

        json.RootElement.GetProperty("rows")[0].GetProperty("amountMicros").GetInt64().Should().Be(300);
        json.RootElement.GetProperty("query").GetProperty("groupBy").GetString().Should().Be("Model");
    }

    [Fact]
    public async Task Sums_equal_those_of_an_integer_model_over_random_calls_in_parallel()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var calls = Enumerable.Range(0, Calls).Select(_ => (User: $"u{random.Next(20)}", Input: random.Next(100_000), Output: random.Next(10_000), Hour: random.Next(72))).ToList();
        var exact = calls.Sum(call => ((call.Input * 1_000_000_000L) + (call.Output * 2_000_000_000L) + 500_000_000) / 1_000_000_000);

        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (call, token) =>
            await _tracker.RecordAsync(Prices.Call(call.User) with { StartedAt = TestLedger.Start.AddHours(call.Hour) }, Prices.Used(call.Input, call.Output), token));

        var report = await _reports.GetAsync(new() { From = Friday, To = new(2026, 12, 1), Period = ReportPeriod.Day, GroupBy = ReportGrouping.User });
        report.Totals[0].AmountMicros.Should().Be(exact, "the seed is {0}", seed);
        report.Rows.Sum(row => row.AmountMicros).Should().Be(exact);
        var rows = await _ledger.Storage.QueryAsync(Query.From<LlmUsage>().Aggregate(SelectItemKind.Sum, LlmUsage.Columns.AmountMicros));
        rows[0][0].AsInt64().Should().Be(exact);
    }

    [Fact]
    public async Task A_time_that_ends_before_it_begins_is_refused()
    {
        var get = () => _reports.GetAsync(new() { From = Friday, To = Friday.AddDays(-1) }).AsTask();

        await get.Should().ThrowAsync<ArgumentException>().WithMessage("*before it begins*");
    }

    private async Task RecordAsync(string user, long micros, params string[] tags) => await _tracker.RecordAsync(Prices.Call(user) with { Tags = tags }, Prices.Used(micros, 0));
}
