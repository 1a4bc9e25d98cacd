using Storage.Core;

namespace CostTracking.Tests;

public sealed class HardBudgetTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync();

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_thousand_callers_at_once_never_pass_a_hard_budget()
    {
        // each call reserves 1,000 micros and spends them; there is room for 100
        var tracker = Hard(0.1m);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => TryCallAsync(tracker, expected: 1_000, used: 1_000)));

        outcomes.Count(isAdmitted => isAdmitted).Should().Be(100);
        (await _ledger.RowsAsync()).Sum(row => row.AmountMicros).Should().Be(100_000);
        await NothingIsReservedAsync(tracker, spent: 100_000);
    }

    [Fact]
    public async Task Callers_of_different_sizes_fill_a_budget_and_never_pass_it()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var tracker = Hard(1m);
        var sizes = Enumerable.Range(0, 1_000).Select(_ => random.Next(1, 10_000)).ToList();

        await Task.WhenAll(sizes.Select(size => Task.Run(() => TryCallAsync(tracker, size, size))));

        var spent = (await _ledger.RowsAsync()).Sum(row => row.AmountMicros!.Value);
        spent.Should().BeInRange(1_000_000 - 10_000, 1_000_000, "the seed is {0}", seed);
        await NothingIsReservedAsync(tracker, spent);
    }

    [Fact]
    public async Task Calls_that_use_more_than_they_reserved_pass_a_budget_by_no_more_than_that()
    {
        var tracker = Hard(0.1m);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => TryCallAsync(tracker, expected: 1_000, used: 1_500)));

        var spent = (await _ledger.RowsAsync()).Sum(row => row.AmountMicros!.Value);
        spent.Should().BeLessThanOrEqualTo(100_000 + (outcomes.Count(isAdmitted => isAdmitted) * 500));
        await NothingIsReservedAsync(tracker, spent);
    }

    [Fact]
    public async Task Two_processes_share_a_budget_and_do_not_pass_it()
    {
        await using var file = await SharedFile.MakeAsync();
        using var one = new SpenderProcess($"share \"{file.Path}\" 8");
        using var two = new SpenderProcess($"share \"{file.Path}\" 8");

        var admitted = (await one.ToEndAsync()).Concat(await two.ToEndAsync()).Sum(int.Parse);

        admitted.Should().Be(500, "0.5 CNY are 500 calls of a thousandth");
    }

    [Fact]
    public async Task A_refusal_says_how_the_budget_stands_and_when_it_starts_afresh()
    {
        var tracker = Hard(0.001m);
        await TryCallAsync(tracker, 600, 600);

        var refused = () => tracker.BeginAsync(Expecting(500)).AsTask();

        (await refused.Should().ThrowAsync<BudgetExceededException>().WithMessage("*'daily'*0.001 CNY*0.0006 CNY are spent*0.0005 CNY*2026-11-28 00:00 +08:00*"))
            .Which.Status.Remaining.Should().Be(new Money(400, "CNY"));
        (await _ledger.RowsAsync()).Should().ContainSingle("the refused call was not made");
    }

    [Fact]
    public async Task A_budget_of_zero_refuses_what_costs_and_lets_through_what_is_free()
    {
        var tracker = Hard(0m);
        var costly = () => tracker.BeginAsync(Expecting(0) with { MaxOutputTokens = 0 }).AsTask();

        await costly.Should().ThrowAsync<BudgetExceededException>();
        var free = await tracker.BeginAsync(Expecting(1_000) with { Model = "free" });
        (await tracker.EndAsync(free, Prices.Used(1_000, 0))).Amount.Should().Be(new Money(0, "CNY"));
    }

    [Fact]
    public async Task A_released_call_gives_back_once()
    {
        var tracker = Hard(0.001m);
        var call = await tracker.BeginAsync(Expecting(1_000));

        (await tracker.ReleaseAsync(call), await tracker.ReleaseAsync(call)).Should().Be((true, false));

        await NothingIsReservedAsync(tracker, spent: 0);
        (await TryCallAsync(tracker, 1_000, 1_000)).Should().BeTrue();
    }

    [Fact]
    public async Task A_call_that_never_ends_gives_back_when_its_lease_is_over()
    {
        var tracker = Hard(0.001m);
        await tracker.BeginAsync(Expecting(1_000));
        (await TryCallAsync(tracker, 1, 1)).Should().BeFalse();

        _ledger.Time.Advance(TimeSpan.FromMinutes(10));

        (await tracker.MaintainAsync(), await tracker.MaintainAsync()).Should().Be((1, 0));
        await NothingIsReservedAsync(tracker, spent: 0);
        (await TryCallAsync(tracker, 1_000, 1_000)).Should().BeTrue();
    }

    [Fact]
    public async Task A_call_that_ends_after_its_lease_is_counted_and_gives_nothing_back_twice()
    {
        var tracker = Hard(0.01m);
        var call = await tracker.BeginAsync(Expecting(1_000));
        _ledger.Time.Advance(TimeSpan.FromMinutes(11));
        await tracker.MaintainAsync();

        await tracker.EndAsync(call, Prices.Used(1_000, 0));

        await NothingIsReservedAsync(tracker, spent: 1_000);
    }

    [Fact]
    public async Task One_expired_call_in_a_batch_does_not_touch_the_others()
    {
        var tracker = Hard(1m);
        var late = await tracker.BeginAsync(Expecting(1_000));
        _ledger.Time.Advance(TimeSpan.FromMinutes(11));
        await tracker.MaintainAsync();
        var calls = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => tracker.BeginAsync(Expecting(1_000)).AsTask()));

        await Task.WhenAll(calls.Append(late).Select(call => tracker.EndAsync(call, Prices.Used(1_000, 0)).AsTask()));

        await NothingIsReservedAsync(tracker, spent: 51_000);
    }

    [Fact]
    public async Task A_clock_that_jumps_a_day_ahead_leaves_nothing_reserved_and_nothing_uncounted()
    {
        var tracker = Hard(0.01m);
        var call = await tracker.BeginAsync(Expecting(1_000));
        _ledger.Time.Advance(TimeSpan.FromDays(1));
        await tracker.MaintainAsync();
        await tracker.EndAsync(call, Prices.Used(1_000, 0));
        _ledger.Time.AdjustTime(TestLedger.Start);

        await NothingIsReservedAsync(tracker, spent: 1_000);
    }

    [Fact]
    public async Task What_is_spent_and_reserved_survives_a_restart()
    {
        var first = Hard(0.002m);
        await TryCallAsync(first, 1_000, 1_000);
        await first.BeginAsync(Expecting(600));
        await first.DisposeAsync();

        var second = Hard(0.002m);

        (await TryCallAsync(second, 401, 401), await TryCallAsync(second, 400, 400)).Should().Be((false, true));
    }

    [Fact]
    public async Task Every_hard_budget_has_to_have_room_and_a_refusal_leaves_nothing_in_the_others()
    {
        var tracker = _ledger.Tracker(options =>
        {
            options.Budgets.Add(new() { Name = "users", Scope = BudgetScope.User, Limit = 1m, IsHard = true });
            options.Budgets.Add(new() { Name = "model", Scope = BudgetScope.Model, Value = "m", Limit = 0.001m, IsHard = true });
        });

        var refused = () => tracker.BeginAsync(Expecting(1_001)).AsTask();

        (await refused.Should().ThrowAsync<BudgetExceededException>()).Which.Status.Name.Should().Be("model");
        (await tracker.GetBudgetAsync("users", "u1")).Reserved.Micros.Should().Be(0);
        (await _ledger.ReservationsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_call_that_is_begun_and_ended_twice_under_one_id_is_spent_once_and_leaves_nothing_reserved()
    {
        var tracker = Hard(0.01m);
        var id = Guid.CreateVersion7();
        var calls = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => tracker.BeginAsync(Expecting(1_000) with { CallId = id }).AsTask()));

        var costs = await Task.WhenAll(calls.Select(call => tracker.EndAsync(call, Prices.Used(1_000, 0)).AsTask()));

        costs.Count(cost => cost.IsDuplicate).Should().Be(1);
        await NothingIsReservedAsync(tracker, spent: 1_000);
    }

    [Fact]
    public async Task A_reservation_in_several_budgets_whose_names_are_any_text_is_given_back_in_each()
    {
        var tracker = _ledger.Tracker(options =>
        {
            options.Budgets.Add(new() { Name = "users", Scope = BudgetScope.User, Limit = 1m, IsHard = true });
            options.Budgets.Add(new() { Name = "tags", Scope = BudgetScope.Tag, Limit = 1m, IsHard = true });
        });
        var call = await tracker.BeginAsync(Expecting(1_000) with { UserId = "12:3:a|b\nc 好", Tags = ["x:1", "y"] });
        (await tracker.GetBudgetAsync("tags", "x:1")).Reserved.Micros.Should().Be(1_000);

        _ledger.Time.Advance(TimeSpan.FromMinutes(11));
        (await tracker.MaintainAsync()).Should().Be(1);

        call.ReservedUntil.Should().NotBeNull();
        (await tracker.GetBudgetAsync("users", "12:3:a|b\nc 好")).Reserved.Micros.Should().Be(0);
        (await tracker.GetBudgetAsync("tags", "x:1")).Reserved.Micros.Should().Be(0);
        (await tracker.GetBudgetAsync("tags", "y")).Reserved.Micros.Should().Be(0);
    }

    [Fact]
    public async Task A_state_that_was_deleted_is_made_again()
    {
        var tracker = Hard(0.01m);
        await TryCallAsync(tracker, 1_000, 1_000);
        await _ledger.Storage.WriteAsync(new WriteUnit(Write.Delete(Query.From<Internal.BudgetState>())));

        (await TryCallAsync(tracker, 1_000, 1_000)).Should().BeTrue();
    }

    private static CallStart Expecting(long micros) => Prices.Call() with { ExpectedInputTokens = micros, MaxOutputTokens = 0 };

    private CostTracker Hard(decimal limit) => _ledger.Tracker(options => (options.DailyBudget, options.DailyBudgetIsHard) = (limit, true));

    private static async Task<bool> TryCallAsync(CostTracker tracker, long expected, long used)
    {
        try
        {
            var call = await tracker.BeginAsync(Expecting(expected));
            await Task.Yield();
            await tracker.EndAsync(call, Prices.Used(used, 0));
            return true;
        }
        catch (BudgetExceededException)
        {
            return false;
        }
    }

    private async Task NothingIsReservedAsync(CostTracker tracker, long spent)
    {
        var status = await tracker.GetBudgetAsync("daily");
        (status.Spent.Micros, status.Reserved.Micros).Should().Be((spent, 0));
        (await _ledger.ReservationsAsync()).Should().Be(0);
        (await _ledger.Storage.QueryAsync(Query.From<Internal.BudgetState>())).Should().OnlyContain(state => state.UsedMicros == state.SpentMicros + state.ReservedMicros);
    }
}
