using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>What goes wrong around batching, and what must not come of it.</summary>
public sealed class BatchingFaultTests
{
    [Fact]
    public async Task A_scheduled_write_that_fails_on_its_direct_way_is_logged_and_counted()
    {
        var log = new RecordingLogger<BatchingStorage>();
        await using var fixture = await BatchingFixture.OpenAsync(logger: log);

        var good = await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Sql($"update tallies set count = 1")));
        var bad = await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Sql($"update nowhere set count = 1")));
        await good.Completion;
        await FluentActions.Awaiting(() => bad.Completion).Should().ThrowAsync<StorageException>();

        log.Messages.Should().ContainSingle().Which.Should().Be("A scheduled sql on 'raw SQL' failed after it had been accepted.");
        fixture.Batching.GetStatistics().Should().BeEquivalentTo(new { Failed = 1L, Direct = 1L, SuccessRate = 0.5 });
    }

    [Fact]
    public async Task A_failure_among_batched_writes_shows_in_the_success_rate()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        ScheduledWrite[] writes =
        [
            await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }),
            await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 2 }),
            await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 3 }),
            await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }),
        ];
        await FluentActions.Awaiting(() => Task.WhenAll(writes.Select(write => write.Completion)).WaitAsync(BatchingFixture.Patience))
            .Should().ThrowAsync<ConstraintException>();

        fixture.Batching.GetStatistics().SuccessRate.Should().Be(0.75);
    }

    [Fact]
    public async Task A_logger_that_throws_makes_nobody_wait()
    {
        await using var fixture = await BatchingFixture.OpenAsync(logger: new ThrowingLogger<BatchingStorage>());
        await fixture.Engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 })));

        var bad = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        await FluentActions.Awaiting(() => bad.Completion.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<ConstraintException>();
        var good = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 2 });
        await good.Completion.WaitAsync(BatchingFixture.Patience);

        var found = await fixture.Batching.QueryAsync(Query.From<Remark>()).AsTask().WaitAsync(BatchingFixture.Patience);
        found.Should().HaveCount(2);
        fixture.Batching.GetStatistics().Should().BeEquivalentTo(new { Pending = 0, Failed = 1L });
    }

    [Fact]
    public async Task Two_tables_that_are_always_busy_do_not_keep_a_third_waiting()
    {
        await using var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.EnsureSchemaAsync([Entity.Map<Tally>(), Entity.Map<Remark>(), Entity.Map<Note>()]);
        var steps = new StepStorage(engine);
        await using var batching = new BatchingStorage(steps, new BatchingOptions { HighPriorityTables = { "tallies", "remarks" } });

        await batching.ScheduleInsertAsync(new Tally { Id = 1, Name = "t1" });
        await batching.ScheduleInsertAsync(new Remark { Id = 1 });
        var waiting = await batching.ScheduleInsertAsync(new Note { NoteId = "n1" });
        steps.Units.Should().Equal("tallies", "remarks");

        // from here on one of the two is on its way at any time
        var next = await batching.ScheduleInsertAsync(new Tally { Id = 2, Name = "t2" });
        steps.LetGo(0);
        await UntilAsync(() => steps.Units.Count == 3);
        steps.Units[2].Should().Be("notes+tallies", "what goes at once takes along what waits");
        steps.LetGo(2);
        await Task.WhenAll(waiting.Completion, next.Completion).WaitAsync(BatchingFixture.Patience);

        steps.LetGo(1);
    }

    [Fact]
    public async Task A_drain_after_one_that_gave_up_waits_for_what_is_still_on_its_way()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.BeforeWrite.Close();
        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        await fixture.Inner.BeforeWrite.ReachedAsync();
        var waiting = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 2 });
        await fixture.Batching.DrainAsync(TimeSpan.Zero);

        var final = fixture.Batching.DrainAsync(BatchingFixture.Patience).AsTask();
        final.IsCompleted.Should().BeFalse("the first write is still with the engine");
        fixture.Inner.BeforeWrite.Open();
        var report = await final;

        report.Written.Should().Be(1);
        report.NotWritten.Select(write => write.Unit).Should().Equal(waiting.Unit);
    }

    [Fact]
    public async Task Another_type_over_a_table_sees_what_was_accepted_and_overtakes_nothing()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxWait = TimeSpan.FromHours(1));
        await fixture.StoreAsync(1);

        await fixture.PatchAsync(1, Patch<Tally>.Empty.Set(Tally.Columns.Label, "scheduled"), WritePriority.Low);
        var head = await fixture.Batching.FindAsync(Lookup.ByKey<TallyHead>(1)).AsTask().WaitAsync(BatchingFixture.Patience);
        head!.Label.Should().Be("scheduled");

        await fixture.PatchAsync(1, Patch<Tally>.Empty.Set(Tally.Columns.Label, "earlier"), WritePriority.Low);
        await fixture.Batching.WriteAsync(new WriteUnit(Write.Patch(Patch<TallyHead>.Empty.Set(TallyHead.Columns.Label, "later"), TallyHead.Columns.Id == 1)))
            .AsTask().WaitAsync(BatchingFixture.Patience);
        await fixture.Batching.FlushAsync().AsTask().WaitAsync(BatchingFixture.Patience);

        (await fixture.StoredAsync(1))!.Label.Should().Be("later");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_awaited_write_waits_behind_accepted_ones_for_its_timeout_at_most(bool isRaw)
    {
        var time = new FakeTimeProvider();
        await using var fixture = await BatchingFixture.OpenAsync(time: time);
        fixture.Inner.BeforeWrite.Close();
        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        await fixture.Inner.BeforeWrite.ReachedAsync();

        var statement = isRaw ? (WriteStatement)Write.Sql($"insert into remarks (id, text) values (2, '')") : Write.Insert(new Remark { Id = 2 });
        var write = fixture.Batching.WriteAsync(new WriteUnit(statement) { Timeout = TimeSpan.FromSeconds(1) }).AsTask();
        time.Advance(TimeSpan.FromSeconds(0.9));
        write.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));
        var failure = await FluentActions.Awaiting(() => write.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<StorageException>();
        failure.Which.Code.Should().Be(StorageErrorCode.Timeout);

        fixture.Inner.BeforeWrite.Open();
        await fixture.Batching.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 3 }))).AsTask().WaitAsync(BatchingFixture.Patience);
        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Select(row => row.Id).Should().Equal(1, 3);
    }

    private static async Task UntilAsync(Func<bool> isDone)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!isDone())
        {
            patience.Elapsed.Should().BeLessThan(BatchingFixture.Patience);
            await Task.Delay(1);
        }
    }
}
