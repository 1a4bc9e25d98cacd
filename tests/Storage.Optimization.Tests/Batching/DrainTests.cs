using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class DrainTests
{
    [Fact]
    public async Task What_is_not_written_in_time_is_reported_one_by_one()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.BeforeWrite.Close();
        var onItsWay = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        await fixture.Inner.BeforeWrite.ReachedAsync();
        ScheduledWrite[] waiting = [await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 2 }), await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 3 })];

        var report = await fixture.Batching.DrainAsync(TimeSpan.FromMilliseconds(20));

        report.Written.Should().Be(0);
        report.NotWritten.Select(write => write.Unit).Should().Equal(onItsWay.Unit, waiting[0].Unit, waiting[1].Unit);
        report.NotWritten.Select(write => write.Outcome).Should().Equal(WriteOutcome.Unknown, WriteOutcome.NotApplied, WriteOutcome.NotApplied);
        foreach (var write in waiting)
        {
            var failure = await FluentActions.Awaiting(() => write.Completion.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<StorageException>();
            failure.Which.Code.Should().Be(StorageErrorCode.Closed);
        }

        fixture.Inner.BeforeWrite.Open();
        await onItsWay.Completion.WaitAsync(BatchingFixture.Patience);
        var final = await fixture.Batching.DrainAsync(TimeSpan.Zero);

        final.Written.Should().Be(1);
        final.NotWritten.Select(write => write.Unit).Should().Equal(waiting.Select(write => write.Unit));
        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Select(row => row.Id).Should().Equal(1);
    }

    [Fact]
    public async Task After_the_drain_nothing_is_accepted_and_awaited_writes_pass()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.Batching.DrainAsync(BatchingFixture.Patience);

        var schedule = () => fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }).AsTask();

        (await schedule.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
        (await fixture.Batching.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 2 })))).RowsAffected.Should().Be(1);
    }

    [Fact]
    public async Task Who_waits_for_room_at_the_drain_is_refused()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxPendingRows = 1);
        fixture.Inner.BeforeWrite.Close();
        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        var second = fixture.Batching.ScheduleInsertAsync(new Remark { Id = 2 }).AsTask();

        var drain = fixture.Batching.DrainAsync(BatchingFixture.Patience).AsTask();
        (await FluentActions.Awaiting(() => second.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
        fixture.Inner.BeforeWrite.Open();

        (await drain).Should().BeEquivalentTo(new { Written = 1, NotWritten = Array.Empty<UnwrittenWrite>() });
    }

    [Fact]
    public async Task Who_cancels_while_waiting_for_room_leaves_nothing_behind()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxPendingRows = 1);
        fixture.Inner.BeforeWrite.Close();
        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        using var cancel = new CancellationTokenSource();
        var second = fixture.Batching.ScheduleInsertAsync(new Remark { Id = 2 }, cancellationToken: cancel.Token).AsTask();
        var third = fixture.Batching.ScheduleInsertAsync(new Remark { Id = 3 }).AsTask();

        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => second.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<OperationCanceledException>();
        fixture.Inner.BeforeWrite.Open();
        await (await third).Completion.WaitAsync(BatchingFixture.Patience);

        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Select(row => row.Id).Should().Equal(1, 3);
    }

    [Fact]
    public async Task An_awaited_write_can_be_withdrawn_while_it_waits_in_line()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.BeforeWrite.Close();
        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        await fixture.Inner.BeforeWrite.ReachedAsync();
        using var cancel = new CancellationTokenSource();
        var withdrawn = fixture.Batching.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 2 })), cancel.Token).AsTask();
        var after = fixture.Batching.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 3 }))).AsTask();

        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => withdrawn.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<OperationCanceledException>();
        fixture.Inner.BeforeWrite.Open();
        await after.WaitAsync(BatchingFixture.Patience);

        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Select(row => row.Id).Should().Equal(1, 3);
    }

    [Fact]
    public async Task A_unit_over_two_tables_keeps_its_place_after_what_is_pending_of_them()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxWait = TimeSpan.FromHours(1));
        await fixture.StoreAsync(1);
        await fixture.CountAsync(1, 1, WritePriority.Low);

        await fixture.Batching.WriteAsync(new WriteUnit(
            Write.Insert(new Remark { Id = 1 }),
            Write.Patch(Patch<Tally>.Empty.Add(Tally.Columns.Count, 10L), Tally.Columns.Count == 1)));
        var raw = await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Sql($"update tallies set count = count + 100")));

        raw.Completion.IsCompletedSuccessfully.Should().BeTrue("raw SQL has no place in a table's order, so it is committed when it is accepted");
        (await fixture.FindAsync(1))!.Count.Should().Be(111);
    }

    [Fact]
    public async Task A_failed_scheduled_write_is_logged_without_content()
    {
        var log = new RecordingLogger<BatchingStorage>();
        await using var fixture = await BatchingFixture.OpenAsync(logger: log);
        await fixture.Engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1, Text = "secret" })));

        var write = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1, Text = "secret" });
        await FluentActions.Awaiting(() => write.Completion.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<ConstraintException>();

        await log.Written;
        log.Messages.Should().ContainSingle().Which.Should().Be("A scheduled insert on 'remarks' failed after it had been accepted.");
    }
}
