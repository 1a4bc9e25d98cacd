using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Storage.Core;
using Storage.Hosting;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class SlowLogTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero));
    private readonly RecordingLogger<SlowLog> _messages = new();
    private SqliteStorage _engine = null!;
    private SlowLog _log = null!;
    private TimeSpan _takes;

    public async Task InitializeAsync()
    {
        _engine = await SqliteStorage.OpenTemporaryAsync();
        await _engine.EnsureSchemaAsync([Entity.Map<Tally>(), Entity.Map<Remark>()]);
        await _engine.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, 200).Select(i => new Tally { Id = i, Name = $"secret{i}", Label = i % 2 == 0 ? "even" : "odd" }).ToArray())));
        _log = new SlowLog(new SlowEngine(_engine, () => _takes), new SlowLogOptions(), _time, _messages);
    }

    public async Task DisposeAsync()
    {
        _log.Dispose();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task Requests_are_counted_by_shape_with_their_rows_and_times()
    {
        for (var i = 1; i <= 10; i++)
        {
            _takes = TimeSpan.FromMilliseconds(i);
            await _engine.FindAsync(Lookup.ByKey<Tally>(i == 10 ? 404 : i));
        }

        _takes = TimeSpan.FromMilliseconds(3);
        await _engine.QueryAsync(Query.From<Tally>().Where(Tally.Columns.Label == "even"));
        await _engine.QueryAsync(Query.From<Tally>().Where(Tally.Columns.Label == "odd").Take(5));
        await foreach (var _ in _engine.StreamAsync(Query.From<Tally>()))
        {
        }

        await _engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 }), Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, 1L), Tally.Columns.Id == 1)));
        var failing = () => _engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 }))).AsTask();
        await failing.Should().ThrowAsync<ConstraintException>();

        var all = _log.GetStatistics();
        var find = all.Single(one => one.Query.EndsWith("WHERE \"id\" = ?1", StringComparison.Ordinal) && one.Operation == "select");
        find.Should().BeEquivalentTo(new { Count = 10L, Rows = 9L, Failed = 0L, Table = "tallies" });
        find.P50.TotalMilliseconds.Should().BeInRange(5, 6);
        find.P99.TotalMilliseconds.Should().BeInRange(10, 11.5);
        find.Longest.TotalMilliseconds.Should().Be(10);
        find.Statements.Runs.Should().Be(10);
        all.Single(one => one.Query.Contains("WHERE \"label\" = ?1", StringComparison.Ordinal) && !one.Query.Contains("LIMIT", StringComparison.Ordinal)).Should().BeEquivalentTo(new { Count = 1L, Rows = 100L });
        all.Single(one => one.Query.Contains("LIMIT", StringComparison.Ordinal)).Rows.Should().Be(5);
        all.Single(one => one.Operation == "select" && !one.Query.Contains("WHERE", StringComparison.Ordinal)).Rows.Should().Be(200);
        all.Single(one => one.Operation == "insert").Should().BeEquivalentTo(new { Count = 2L, Failed = 1L, Table = "remarks" });
        all.Single(one => one.Operation == "patch").Count.Should().Be(1);
    }

    [Fact]
    public async Task The_database_tells_of_scans_sorts_and_steps()
    {
        for (var i = 0; i < 4; i++)
        {
            await _engine.QueryAsync(Query.From<Tally>().Where(Tally.Columns.Label == "even").OrderBy(Tally.Columns.Level).Take(1));
            await _engine.FindAsync(Lookup.ByKey<Tally>(1));
        }

        var scan = _log.GetStatistics().Single(one => one.Query.Contains("\"label\"", StringComparison.Ordinal) && one.Query.Contains("LIMIT", StringComparison.Ordinal)).Statements;
        var find = _log.GetStatistics().Single(one => one.Query.EndsWith("WHERE \"id\" = ?1", StringComparison.Ordinal)).Statements;

        scan.Should().BeEquivalentTo(new { Runs = 4L, FullScanSteps = 4 * 199L, Sorts = 4L, AutomaticIndexes = 0L });
        scan.Steps.Should().BeGreaterThan(4 * 200);
        find.Should().BeEquivalentTo(new { Runs = 4L, FullScanSteps = 0L, Sorts = 0L });
        find.Steps.Should().BeLessThan(4 * 60);
    }

    [Fact]
    public async Task What_takes_over_a_second_is_slow_and_kept_without_its_values()
    {
        _takes = TimeSpan.FromSeconds(1.5);
        await _engine.FindAsync(Lookup.By(Tally.Columns.Name, "secret7"));
        await _engine.QueryAsync<ValueRow>($"select count(*) from tallies where name = {"secret7"}");
        _takes = TimeSpan.FromSeconds(0.9);
        await _engine.FindAsync(Lookup.ByKey<Tally>(1));

        var slow = _log.GetSlowQueries();
        slow.Should().HaveCount(2);
        slow[0].Should().BeEquivalentTo(new { Duration = TimeSpan.FromSeconds(1.5), Query = "select count(*) from tallies where name = ?1", Rows = 1, Reason = SlowReason.Threshold, Table = default(string) });
        slow[1].Should().BeEquivalentTo(new { Table = "tallies", Operation = "select", Rows = 1 });
        _log.GetSlowQueries(1).Should().Equal(slow[0]);
        _messages.Messages.Should().HaveCount(2).And.NotContain(line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_usually_fast_is_slow_from_a_tenth_of_a_second()
    {
        _takes = TimeSpan.FromMilliseconds(1);
        for (var i = 0; i < 200; i++)
        {
            await _engine.QueryAsync(Query.From<Remark>().Take(1));
        }

        _takes = TimeSpan.FromMilliseconds(101);
        await _engine.QueryAsync(Query.From<Remark>().Take(1));
        await _engine.QueryAsync(Query.From<Tally>().Take(1));

        _log.GetSlowQueries().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Table = "remarks", Reason = SlowReason.FastShape });
    }

    [Fact]
    public async Task What_takes_ten_times_its_99th_percentile_is_unusual()
    {
        _takes = TimeSpan.FromMilliseconds(3);
        for (var i = 0; i < 200; i++)
        {
            await _engine.QueryAsync(Query.From<Remark>().Take(1));
        }

        _takes = TimeSpan.FromMilliseconds(29);
        await _engine.QueryAsync(Query.From<Remark>().Take(1));
        _takes = TimeSpan.FromMilliseconds(50);
        await _engine.QueryAsync(Query.From<Remark>().Take(1));

        _log.GetSlowQueries().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Duration = TimeSpan.FromMilliseconds(50), Reason = SlowReason.Unusual });
    }

    [Fact]
    public async Task Of_known_fast_reads_by_key_one_in_sixteen_is_looked_at_and_stands_for_all()
    {
        _takes = TimeSpan.FromMilliseconds(1);
        for (var i = 0; i < 1000; i++)
        {
            await _engine.FindAsync(Lookup.ByKey<Tally>(1));
        }

        var find = _log.GetStatistics().Single();
        find.Count.Should().BeCloseTo(1000, 16);
        find.Statements.Runs.Should().BeInRange(1000 - 64, 1000, "the database's own count is exact, but for its last few runs");
        find.Rows.Should().BeCloseTo(1000, 16);
    }

    [Fact]
    public async Task The_oldest_slow_request_gives_way()
    {
        using var log = new SlowLog(new SlowEngine(_engine, () => _takes), new SlowLogOptions { Capacity = 3 }, _time);
        for (var i = 1; i <= 5; i++)
        {
            _takes = TimeSpan.FromSeconds(i + 1);
            await _engine.FindAsync(Lookup.ByKey<Tally>(1));
        }

        log.GetSlowQueries().Select(slow => slow.Duration.TotalSeconds).Should().Equal(6, 5, 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(123_456)]
    [InlineData(10_000_000)]
    [InlineData(987_654_321_000)]
    public void A_percentile_is_within_an_eighth(long ticks)
    {
        var times = new ShapeTimes();
        times.Add(new TimeSpan(ticks));

        times.Quantile(0.99).Ticks.Should().BeInRange(ticks, ticks + (ticks / 8));
    }

    [Fact]
    public async Task What_failed_or_was_cancelled_after_a_long_time_is_slow_and_says_so()
    {
        await _engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 })));
        _takes = TimeSpan.FromSeconds(30);

        await FluentActions.Awaiting(() => _engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 }))).AsTask()).Should().ThrowAsync<ConstraintException>();
        await FluentActions.Awaiting(() => _engine.QueryAsync(Query.From<Tally>().Take(1), new CancellationToken(canceled: true)).AsTask()).Should().ThrowAsync<OperationCanceledException>();

        var slow = _log.GetSlowQueries();
        slow.Select(one => (one.Table, one.Outcome, one.Error)).Should().Equal(
            ("tallies", ExecutionOutcome.Cancelled, null), ("remarks", ExecutionOutcome.Failed, StorageErrorCode.Constraint));
        slow.Should().OnlyContain(one => one.Duration == _takes);
        var insert = _log.GetStatistics().Single(one => one.Operation == "insert");
        insert.P99.Should().BeLessThan(_takes, "percentiles are those of what gave a result");
        insert.Longest.Should().Be(_takes);
        _messages.Messages.Should().HaveCount(2).And.Contain(line => line.Contains("Cancelled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_for_many_keys_counts_as_so_many_reads_by_key_with_an_equal_part_of_the_time()
    {
        _takes = TimeSpan.FromSeconds(0.5);

        await _engine.FindManyAsync([.. Enumerable.Range(101, 200).Select(i => Lookup.ByKey<Tally>(i))]);

        var find = _log.GetStatistics().Single();
        find.Should().BeEquivalentTo(new { Count = 200L, Rows = 100L, TotalTime = TimeSpan.FromSeconds(0.5), Longest = TimeSpan.FromMilliseconds(2.5) });
        find.P99.TotalMilliseconds.Should().BeInRange(2.5, 2.9);
        find.Statements.Runs.Should().BeGreaterThan(100);
        _takes = TimeSpan.FromSeconds(1.5);
        await _engine.FindManyAsync([.. Enumerable.Range(101, 200).Select(i => Lookup.ByKey<Tally>(i))]);
        _log.GetSlowQueries().Should().ContainSingle().Which.Duration.Should().Be(_takes, "its caller waited for the whole");
    }

    [Fact]
    public async Task A_shape_that_only_sessions_use_is_listed_with_the_databases_counters()
    {
        await using (var session = await _engine.BeginAsync())
        {
            await session.QueryAsync(Query.From<Tally>().Where(Tally.Columns.Label == "even"));
        }

        var only = _log.GetStatistics().Should().ContainSingle().Subject;
        only.Should().BeEquivalentTo(new { Table = "tallies", Count = 0L, TotalTime = TimeSpan.Zero });
        only.Statements.Should().BeEquivalentTo(new { Runs = 1L, FullScanSteps = 199L });
    }

    [Fact]
    public async Task The_shape_with_the_most_time_in_all_comes_first()
    {
        for (var i = 0; i < 20; i++)
        {
            _takes = TimeSpan.FromMilliseconds(2);
            await _engine.QueryAsync(Query.From<Remark>().Take(1));
        }

        for (var i = 0; i < 3; i++)
        {
            _takes = TimeSpan.FromMilliseconds(i == 2 ? 900 : 1);
            await _engine.QueryAsync(Query.From<Tally>().Take(1));
        }

        _log.GetStatistics().Select(one => (one.Table, one.TotalTime.TotalMilliseconds)).Should().Equal(("tallies", 902), ("remarks", 40));
    }

    [Fact]
    public async Task Failures_are_counted_by_code()
    {
        await _engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 })));
        for (var i = 0; i < 2; i++)
        {
            await FluentActions.Awaiting(() => _engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 }))).AsTask()).Should().ThrowAsync<ConstraintException>();
        }

        _log.GetErrors().Should().Equal(new Dictionary<StorageErrorCode, long> { [StorageErrorCode.Constraint] = 2 });
    }

    [Fact]
    public async Task An_ended_log_hears_no_more()
    {
        await _engine.FindAsync(Lookup.ByKey<Tally>(1));
        _log.Dispose();
        await _engine.FindAsync(Lookup.ByKey<Tally>(1));

        _log.GetStatistics().Should().ContainSingle().Which.Count.Should().Be(1);
    }

    [Fact]
    public void Of_an_engine_that_does_not_tell_nothing_is_known_and_the_log_says_so()
    {
        var messages = new RecordingLogger<SlowLog>();
        using var log = new SlowLog(new SilentEngine(_engine), logger: messages);

        log.GetStatistics().Should().BeEmpty();
        messages.Messages.Should().ContainSingle().Which.Should().Contain("stays empty");
    }

    [Fact]
    public async Task A_host_finds_the_log_and_the_advisor()
    {
        var directory = Directory.CreateTempSubdirectory("storage-slow-");
        var services = new ServiceCollection();
        services.AddWeChatStorage(options => options.Database.Path = Path.Combine(directory.FullName, "test.db")).AddSlowLog().AddSlowLog();
        await using (var provider = services.BuildServiceProvider())
        {
            var lifetime = provider.GetRequiredService<StorageLifetime>();
            await lifetime.OpenAsync();
            await lifetime.Storage.FindAsync(Lookup.ByKey<ChatStream>(1));

            var log = (ISlowLog)lifetime.Storage.GetService(typeof(ISlowLog))!;
            log.GetStatistics().Should().ContainSingle().Which.Count.Should().Be(1);
            (await provider.GetRequiredService<IQueryAdvisor>().AdviseAsync()).Missing.Should().BeEmpty();
            log.GetStatistics().Should().ContainSingle("the advisor's own questions are not a host's");

            // opened again, the storage has a log again
            await lifetime.CloseAsync();
            await lifetime.OpenAsync();
            lifetime.Storage.GetService(typeof(ISlowLog)).Should().NotBeNull().And.NotBeSameAs(log);
        }

        directory.Delete(recursive: true);
    }
}
