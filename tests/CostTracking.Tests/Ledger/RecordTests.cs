using CostTracking.Internal;
using Storage.Core;

namespace CostTracking.Tests;

public sealed class RecordTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync();

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_call_is_a_row_with_its_amount_and_all_that_is_known_of_it()
    {
        var tracker = _ledger.Tracker();
        var start = Prices.Call() with { SessionId = "s1", Tags = ["night", "billing"], Attempt = 2, AssignName = "planner" };

        var call = await tracker.BeginAsync(start);
        _ledger.Time.Advance(TimeSpan.FromSeconds(1.5));
        var cost = await tracker.EndAsync(call, Prices.Used(1_000, 500, cached: 100) with { FirstToken = TimeSpan.FromSeconds(1), ResponseId = "r1" });

        var row = (await _ledger.RowsAsync()).Should().ContainSingle().Subject;
        cost.Amount.Should().Be(new Money(900 + 10 + 1_000, "CNY"));
        (row.CallId, row.AmountMicros, row.Currency, row.PriceVersion).Should().Be((call.Id, 1_910, "CNY", "simple:test/m@start"));
        (row.UsageSource, row.Outcome, row.Attempt, row.Duration, row.FirstToken).Should().Be((UsageSource.Provider, CallOutcome.Completed, 2, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1)));
        (row.CachedTokens, row.SessionId, row.Tags, row.ResponseId, row.StartedAt).Should().Be((100, "s1", ",night,billing,", "r1", TestLedger.Start));
    }

    [Fact]
    public async Task The_predecessors_columns_are_filled_for_who_reads_no_others()
    {
        await _ledger.Tracker().RecordAsync(Prices.Call("小明"), Prices.Used(1_000, 500) with { Duration = TimeSpan.FromSeconds(2) });

        var row = (await _ledger.RowsAsync())[0];
        (row.ModelName, row.ModelApiProvider, row.UserId, row.RequestType, row.Endpoint, row.Status).Should().Be(("m", "test", "小明", "chat", "/v1/chat/completions", "success"));
        (row.PromptTokens, row.CompletionTokens, row.TotalTokens, row.Cost, row.TimeCost).Should().Be((1_000, 500, 1_500, 0.002, 2.0));
        row.Timestamp.Should().Be(new DateTime(2026, 11, 27, 10, 30, 0, DateTimeKind.Unspecified), "the clock is that of Shanghai");
    }

    [Fact]
    public async Task A_call_that_is_recorded_twice_is_recorded_once()
    {
        var tracker = _ledger.Tracker();
        var id = Guid.CreateVersion7();

        var first = await tracker.RecordAsync(Prices.Call(id: id), Prices.Used(1_000, 0));
        var second = await tracker.RecordAsync(Prices.Call(id: id), Prices.Used(1_000, 0));

        (first.IsDuplicate, second.IsDuplicate).Should().Be((false, true));
        (await _ledger.RowsAsync()).Should().ContainSingle();
        (await SumAsync()).Should().Be((1, 1_000));
    }

    [Fact]
    public async Task A_call_that_is_ended_twice_is_recorded_once_as_it_was_ended_first()
    {
        var tracker = _ledger.Tracker();
        var call = await tracker.BeginAsync(Prices.Call());

        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => tracker.EndAsync(call, Prices.Used(i * 1_000, 0)).AsTask()));
        var again = await tracker.EndAsync(call, Prices.Used(99, 0));

        (await _ledger.RowsAsync()).Should().ContainSingle().Which.AmountMicros.Should().Be(again.Amount!.Value.Micros);
    }

    [Fact]
    public async Task One_duplicate_in_a_batch_does_not_touch_the_others()
    {
        var tracker = _ledger.Tracker();
        var id = Guid.CreateVersion7();
        await tracker.RecordAsync(Prices.Call(id: id), Prices.Used(1_000, 0));

        var costs = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => tracker.RecordAsync(Prices.Call(id: i == 50 ? id : null), Prices.Used(1_000, 0)).AsTask()));

        costs.Count(cost => cost.IsDuplicate).Should().Be(1);
        (await SumAsync()).Should().Be((100, 100_000));
    }

    [Fact]
    public async Task The_same_answer_id_may_come_any_number_of_times()
    {
        var tracker = _ledger.Tracker();

        await tracker.RecordAsync(Prices.Call(), Prices.Used(1, 1) with { ResponseId = "1" });
        await tracker.RecordAsync(Prices.Call(), Prices.Used(1, 1) with { ResponseId = "1" });

        (await _ledger.RowsAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_commit_whose_outcome_is_unknown_counts_once()
    {
        var storage = new FailingStorage(_ledger.Storage);
        var isFirst = true;
        storage.FailAfter = _ => isFirst ? Unknown() : null;
        var tracker = _ledger.Tracker(storage: storage);

        var cost = await tracker.RecordAsync(Prices.Call(), Prices.Used(1_000, 0));

        cost.IsDuplicate.Should().BeFalse();
        (await SumAsync()).Should().Be((1, 1_000));

        StorageException Unknown()
        {
            isFirst = false;
            return new(StorageErrorCode.Io, "The disk said nothing.") { Outcome = WriteOutcome.Unknown };
        }
    }

    [Fact]
    public async Task A_failure_of_the_storage_reaches_who_records_and_the_next_call_goes_on()
    {
        var storage = new FailingStorage(_ledger.Storage) { Fail = _ => new StorageException(StorageErrorCode.DiskFull, "The disk is full.") };
        var tracker = _ledger.Tracker(storage: storage);

        var record = () => tracker.RecordAsync(Prices.Call(), Prices.Used(1, 0)).AsTask();

        await record.Should().ThrowAsync<StorageException>().WithMessage("The disk is full.");
        storage.Fail = _ => null;
        (await record()).IsDuplicate.Should().BeFalse();
    }

    [Theory]
    [InlineData(-5, -7, 0, 0, 0)]
    [InlineData(10, 10, 20, 10, 10)]
    [InlineData(10, 10, -1, 10, 0)]
    [InlineData(long.MaxValue, 1, 0, 100_000_000, 0)]
    public async Task Negative_and_absurd_usage_is_clamped_and_marked(long input, long output, long cached, long storedInput, long storedCached)
    {
        var cost = await _ledger.Tracker().RecordAsync(Prices.Call(), Prices.Used(input, output, cached));

        cost.Remarks.Should().Be(UsageRemarks.Clamped);
        var row = (await _ledger.RowsAsync())[0];
        (row.PromptTokens, row.CachedTokens, row.Remarks).Should().Be((storedInput, storedCached, ",clamped,"));
        row.AmountMicros.Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_call_without_a_price_is_recorded_without_an_amount_and_somebody_is_told_once_a_day()
    {
        var tracker = _ledger.Tracker();

        for (var i = 0; i < 3; i++)
        {
            (await tracker.RecordAsync(Prices.Call(model: "unheard-of"), Prices.Used(10, 10))).Unpriced.Should().Be(UnpricedReason.UnknownModel);
        }

        (await _ledger.RowsAsync()).Should().HaveCount(3).And.OnlyContain(row => row.AmountMicros == null && row.Currency == null && row.Cost == 0);
        _ledger.Sink.Alerts.Should().ContainSingle().Which.Title.Should().Contain("test/unheard-of");
        _ledger.Time.Advance(TimeSpan.FromDays(1));
        await tracker.RecordAsync(Prices.Call(model: "unheard-of"), Prices.Used(10, 10));
        _ledger.Sink.Alerts.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_call_without_a_price_is_refused_where_the_policy_says_so()
    {
        var tracker = _ledger.Tracker(options => options.UnpricedPolicy = UnpricedPolicy.Block);
        var begin = () => tracker.BeginAsync(Prices.Call(model: "unheard-of")).AsTask();

        await begin.Should().ThrowAsync<UnpricedCallException>();
        (await tracker.BeginAsync(Prices.Call())).Should().NotBeNull();
    }

    [Fact]
    public async Task A_call_without_a_price_has_the_fallback_price_where_the_policy_says_so()
    {
        var tracker = _ledger.Tracker(options => (options.UnpricedPolicy, options.FallbackPrice) = (UnpricedPolicy.Fallback, Prices.Price(7m, 7m)));

        var cost = await tracker.RecordAsync(Prices.Call(model: "unheard-of"), Prices.Used(1_000, 0));

        cost.Amount.Should().Be(new Money(7_000, "CNY"));
        cost.PriceVersion.Should().Be("fallback:fallback/fallback@start");
    }

    [Fact]
    public async Task A_clock_that_jumps_changes_neither_the_duration_nor_the_day_of_a_call()
    {
        var tracker = _ledger.Tracker();
        var call = await tracker.BeginAsync(Prices.Call());

        _ledger.Time.AdjustTime(TestLedger.Start.AddDays(-2));
        await tracker.EndAsync(call, Prices.Used(1_000, 0));

        var row = (await _ledger.RowsAsync())[0];
        (row.StartedAt, row.Duration).Should().Be((TestLedger.Start, TimeSpan.Zero));
        (await _ledger.Storage.QueryAsync(Query.From<CostRollup>().Where(CostRollup.Columns.Grain == RollupGrain.Day)))
            .Should().ContainSingle().Which.Start.Should().Be(new DateTimeOffset(2026, 11, 26, 16, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Rows_that_are_older_than_they_are_kept_go_and_their_sums_stay()
    {
        var tracker = _ledger.Tracker(options => options.Retention = TimeSpan.FromDays(30));
        await Task.WhenAll(Enumerable.Range(0, 2_500).Select(_ => tracker.RecordAsync(Prices.Call(), Prices.Used(1_000, 0)).AsTask()));
        _ledger.Time.Advance(TimeSpan.FromDays(31));
        await tracker.RecordAsync(Prices.Call(), Prices.Used(1_000, 0));

        await tracker.MaintainAsync();

        (await _ledger.RowsAsync()).Should().ContainSingle();
        (await SumAsync()).Should().Be((2_501, 2_501_000));
    }

    private async Task<(long Calls, long Micros)> SumAsync()
    {
        var rows = await _ledger.Storage.QueryAsync(Query.From<CostRollup>().Where(CostRollup.Columns.Grain == RollupGrain.Hour));
        return (rows.Sum(row => row.Calls), rows.Sum(row => row.AmountMicros));
    }
}
