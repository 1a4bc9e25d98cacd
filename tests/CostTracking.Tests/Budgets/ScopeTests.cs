namespace CostTracking.Tests;

public sealed class ScopeTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync();

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_budget_counts_the_calls_of_its_scope_alone()
    {
        var tracker = _ledger.Tracker(options =>
        {
            foreach (var scope in Enum.GetValues<BudgetScope>())
            {
                options.Budgets.Add(new() { Name = $"by-{scope}", Scope = scope, Limit = 1m });
            }

            options.Budgets.Add(new() { Name = "vip", Scope = BudgetScope.User, Value = "u2", Limit = 1m });
        });
        await tracker.RecordAsync(Prices.Call("u1") with { SessionId = "s1", Tags = ["a", "b"] }, Prices.Used(1_000, 0));
        await tracker.RecordAsync(Prices.Call("u2") with { Tags = ["b", "b"] }, Prices.Used(10_000, 0));

        (await SpentAsync("by-All", "")).Should().Be(11_000);
        (await SpentAsync("by-Provider", "test")).Should().Be(11_000);
        (await SpentAsync("by-Model", "m")).Should().Be(11_000);
        (await SpentAsync("by-User", "u1")).Should().Be(1_000);
        (await SpentAsync("by-User", "u2")).Should().Be(10_000);
        (await SpentAsync("by-Session", "s1")).Should().Be(1_000);
        (await SpentAsync("by-Tag", "a")).Should().Be(1_000);
        (await SpentAsync("by-Tag", "b")).Should().Be(11_000);
        (await SpentAsync("vip", "u2")).Should().Be(10_000);
        (await SpentAsync("vip", "u1")).Should().Be(0);

        async Task<long> SpentAsync(string name, string scope) => (await tracker.GetBudgetAsync(name, scope)).Spent.Micros;
    }

    [Fact]
    public async Task A_new_day_of_the_zone_starts_afresh_while_the_machine_is_in_another()
    {
        var tracker = _ledger.Tracker();
        _ledger.Time.AdjustTime(new(2026, 11, 27, 15, 59, 0, TimeSpan.Zero));
        (await tracker.TrackAsync("test", "m", 1_000_000, 0)).TotalToday.Should().Be(1m);

        _ledger.Time.Advance(TimeSpan.FromMinutes(1));

        (await tracker.TrackAsync("test", "m", 1_000_000, 0)).TotalToday.Should().Be(1m);
    }

    [Fact]
    public async Task A_rolling_budget_lets_go_of_what_is_older_than_its_window()
    {
        var tracker = _ledger.Tracker(options => options.Budgets.Add(new()
        {
            Name = "rolling", Period = BudgetPeriod.Rolling, Window = TimeSpan.FromHours(24), Limit = 0.003m, IsHard = true,
        }));
        await SpendAsync();
        _ledger.Time.Advance(TimeSpan.FromHours(12));
        await SpendAsync();
        await SpendAsync();
        var full = () => SpendAsync();
        await full.Should().ThrowAsync<BudgetExceededException>();

        _ledger.Time.Advance(TimeSpan.FromHours(13));

        (await tracker.GetBudgetAsync("rolling")).Spent.Micros.Should().Be(2_000);
        await SpendAsync();
        _ledger.Time.Advance(TimeSpan.FromHours(48));
        (await tracker.GetBudgetAsync("rolling")).Spent.Micros.Should().Be(0);

        async Task SpendAsync()
        {
            var call = await tracker.BeginAsync(Prices.Call() with { ExpectedInputTokens = 1_000, MaxOutputTokens = 0 });
            await tracker.EndAsync(call, Prices.Used(1_000, 0));
        }
    }

    [Fact]
    public async Task A_budget_of_another_currency_counts_by_the_rate_of_the_day_and_says_where_there_is_none()
    {
        var tracker = _ledger.Tracker(options => options.ExchangeRates.Add(new() { From = "USD", To = "CNY", Rate = 7.25m, Date = new(2026, 11, 1) }));
        await tracker.RecordAsync(Prices.Call(model: "dollar"), Prices.Used(1_000_000, 0));
        await tracker.RecordAsync(Prices.Call(model: "dollar") with { StartedAt = new(2026, 10, 31, 23, 0, 0, TimeSpan.Zero) }, Prices.Used(1_000_000, 0));

        (await tracker.GetBudgetAsync("daily")).Spent.Should().Be(new Money(7_250_000, "CNY"));
        _ledger.Loggers.Entries.Should().Contain(entry => entry.Text.Contains("no rate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_budget_that_is_not_there_is_named_with_those_that_are()
    {
        var tracker = _ledger.Tracker();
        var ask = () => tracker.GetBudgetAsync("weekly").AsTask();

        await ask.Should().ThrowAsync<ArgumentException>().WithMessage("*'weekly'*daily*");
    }
}
