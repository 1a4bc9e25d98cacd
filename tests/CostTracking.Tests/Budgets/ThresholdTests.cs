using CostTracking.Internal;
using Storage.Core;

namespace CostTracking.Tests;

public sealed class ThresholdTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync();

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    private IEnumerable<string> Titles => _ledger.Sink.Alerts.Select(alert => alert.Title);

    [Fact]
    public async Task Each_threshold_is_told_once_a_period_however_many_calls_follow()
    {
        var tracker = _ledger.Tracker(options => options.DailyBudget = 0.01m);
        for (var i = 0; i < 20; i++)
        {
            await tracker.RecordAsync(Prices.Call(), Prices.Used(1_000, 0));
        }

        Titles.Should().Equal("80 % of the budget 'daily' are spent", "100 % of the budget 'daily' are spent");
        _ledger.Time.Advance(TimeSpan.FromDays(1));
        await tracker.RecordAsync(Prices.Call(), Prices.Used(9_000, 0));
        Titles.Should().HaveCount(3);
    }

    [Fact]
    public async Task Calls_that_cross_a_threshold_at_once_and_in_several_trackers_tell_it_once()
    {
        var trackers = Enumerable.Range(0, 4).Select(_ => _ledger.Tracker(options => options.DailyBudget = 0.01m)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => trackers[i % 4].RecordAsync(Prices.Call(), Prices.Used(1_000, 0)).AsTask()));

        Titles.Should().BeEquivalentTo("80 % of the budget 'daily' are spent", "100 % of the budget 'daily' are spent");
    }

    [Fact]
    public async Task A_tracker_that_starts_again_does_not_tell_again()
    {
        await _ledger.Tracker(options => options.DailyBudget = 0.001m).RecordAsync(Prices.Call(), Prices.Used(1_000, 0));
        await _ledger.Tracker(options => options.DailyBudget = 0.001m).RecordAsync(Prices.Call(), Prices.Used(1_000, 0));

        Titles.Should().HaveCount(2);
    }

    [Fact]
    public async Task Any_number_of_thresholds_may_be_set_for_each_scope()
    {
        var tracker = _ledger.Tracker(options => options.Budgets.Add(new() { Name = "users", Scope = BudgetScope.User, Limit = 0.01m, Thresholds = [50m, 99.5m, 150m] }));
        await tracker.RecordAsync(Prices.Call("a"), Prices.Used(5_000, 0));
        await tracker.RecordAsync(Prices.Call("b"), Prices.Used(15_000, 0));

        _ledger.Sink.Alerts.Select(alert => (alert.Title, alert.Facts[1].Value)).Should().BeEquivalentTo(
        [
            ("50 % of the budget 'users' are spent", "User a"), ("50 % of the budget 'users' are spent", "User b"),
            ("99.5 % of the budget 'users' are spent", "User b"), ("150 % of the budget 'users' are spent", "User b"),
        ]);
    }

    [Fact]
    public async Task A_hard_budget_whose_rest_fits_no_call_tells_that_it_refuses_once()
    {
        var tracker = _ledger.Tracker(options => (options.DailyBudget, options.DailyBudgetIsHard) = (0.001m, true));
        for (var i = 0; i < 3; i++)
        {
            var refused = () => tracker.BeginAsync(Prices.Call() with { ExpectedInputTokens = 2_000 }).AsTask();
            await refused.Should().ThrowAsync<BudgetExceededException>();
        }

        Titles.Should().Equal("The budget 'daily' refuses calls");
    }

    [Fact]
    public async Task An_alert_is_recorded_before_it_is_sent_and_a_sink_that_throws_fails_no_call()
    {
        _ledger.Sink.Throws = true;
        var tracker = _ledger.Tracker(options => options.DailyBudget = 0.001m);

        var cost = await tracker.RecordAsync(Prices.Call(), Prices.Used(1_000, 0));

        cost.Amount.Should().Be(new Money(1_000, "CNY"));
        (await _ledger.Storage.QueryAsync(Query.From<AlertRecord>())).Should().HaveCount(2);
    }

    [Fact]
    public async Task An_alert_whose_process_ended_before_it_was_sent_is_sent_by_the_next()
    {
        var alert = new Alert("budget", AlertSeverity.Critical, "80 % are spent", "Text.", TestLedger.Start) { Key = "k" };
        await _ledger.Storage.WriteAsync(new WriteUnit(Write.Insert(AlertRecord.Of(alert))));
        var tracker = _ledger.Tracker();

        await tracker.MaintainAsync();
        Titles.Should().BeEmpty("it may still be on its way");
        _ledger.Time.Advance(TimeSpan.FromMinutes(1));
        await tracker.MaintainAsync();
        await tracker.MaintainAsync();

        Titles.Should().Equal("80 % are spent");
    }

    [Fact]
    public async Task A_storage_that_fails_while_budgets_are_looked_at_fails_no_call()
    {
        var storage = new FailingStorage(_ledger.Storage) { Fail = unit => unit.Statements[0].Shape.Map?.Table == "llm_alerts" ? new StorageException(StorageErrorCode.Busy, "Busy.") : null };
        var tracker = _ledger.Tracker(options => options.DailyBudget = 0.001m, storage: storage);

        (await tracker.RecordAsync(Prices.Call(), Prices.Used(1_000, 0))).Amount.Should().NotBeNull();

        storage.Fail = _ => null;
        await tracker.RecordAsync(Prices.Call(), Prices.Used(1, 0));
        Titles.Should().HaveCount(2, "the next call looks again");
    }
}
