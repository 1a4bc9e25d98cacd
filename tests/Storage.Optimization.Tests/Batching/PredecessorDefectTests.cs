using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>What the predecessor's batching lost, and how.</summary>
public sealed class PredecessorDefectTests
{
    [Fact]
    public async Task D2_a_stop_with_1000_queued_writes_loses_none_and_leaves_nobody_waiting()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.BeforeWrite.Close();
        var writes = new List<ScheduledWrite>();
        for (var i = 1; i <= 1000; i++)
        {
            writes.Add(await fixture.Batching.ScheduleInsertAsync(new Remark { Id = i, Text = "kept" }));
        }

        var drain = fixture.Batching.DrainAsync(BatchingFixture.Patience).AsTask();
        fixture.Inner.BeforeWrite.Open();
        var report = await drain;

        await Task.WhenAll(writes.Select(write => write.Completion)).WaitAsync(BatchingFixture.Patience);
        report.NotWritten.Should().BeEmpty();
        report.Written.Should().Be(1000);
        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Should().HaveCount(1000);
    }

    [Fact]
    public async Task D3_a_write_succeeds_only_after_its_commit()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.BeforeWrite.Close();

        var write = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }, WritePriority.High);
        await fixture.Inner.BeforeWrite.ReachedAsync();
        write.Completion.IsCompleted.Should().BeFalse("nothing is committed");
        fixture.Inner.BeforeWrite.Open();
        var result = await write.Completion.WaitAsync(BatchingFixture.Patience);

        result.Sequence.Should().BePositive();
        (await fixture.Engine.FindAsync(Lookup.ByKey<Remark>(1))).Should().NotBeNull();
    }

    [Fact]
    public async Task D3_a_commit_that_fails_is_no_success()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.Fault = _ => new StorageException(StorageErrorCode.DiskFull, "The disk is full.");

        var write = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        var failure = await FluentActions.Awaiting(() => write.Completion.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<StorageException>();

        failure.Which.Code.Should().Be(StorageErrorCode.DiskFull);
        failure.Which.Outcome.Should().Be(WriteOutcome.NotApplied);
        fixture.Batching.GetStatistics().Failed.Should().Be(1);
    }

    [Fact]
    public async Task D3_an_unknown_outcome_is_said_to_be_unknown_to_each_of_merged_writes()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        fixture.Inner.BeforeWrite.Close();
        fixture.Inner.Fault = _ => new StorageException(StorageErrorCode.Io, "The sync failed.") { Outcome = WriteOutcome.Unknown };
        var first = await fixture.CountAsync(1, 1);
        await fixture.Inner.BeforeWrite.ReachedAsync();
        ScheduledWrite[] merged = [await fixture.CountAsync(1, 2), await fixture.CountAsync(1, 3)];
        fixture.Inner.BeforeWrite.Open();

        foreach (var write in (ScheduledWrite[])[first, .. merged])
        {
            var failure = await FluentActions.Awaiting(() => write.Completion.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<StorageException>();
            failure.Which.Outcome.Should().Be(WriteOutcome.Unknown);
        }

        fixture.Inner.Units.Should().HaveCount(2, "what may be stored is not written a second time");
    }

    [Fact]
    public async Task D4_a_poison_row_among_100_fails_alone()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.Engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 50, Text = "first" })));
        fixture.Inner.BeforeWrite.Close();
        var writes = new List<ScheduledWrite>();
        for (var i = 1; i <= 100; i++)
        {
            writes.Add(await fixture.Batching.ScheduleInsertAsync(new Remark { Id = i, Text = "later" }));
        }

        fixture.Inner.BeforeWrite.Open();
        var ended = await EndsOfAsync(writes);

        ended.Count(failure => failure is not null).Should().Be(1);
        ended[49].Should().BeOfType<ConstraintException>();
        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Should().HaveCount(100);
        (await fixture.Engine.FindAsync(Lookup.ByKey<Remark>(50)))!.Text.Should().Be("first");
    }

    [Fact]
    public async Task D4_a_poison_patch_among_merged_ones_fails_alone()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        var writes = await MergeAsync(
            fixture,
            Patch<Tally>.Empty.Set(Tally.Columns.Count, 7L),
            Patch<Tally>.Empty.Set(Tally.Columns.Label.Map, DbValue.Null),
            Patch<Tally>.Empty.Add(Tally.Columns.Count, 1L).Set(Tally.Columns.Note, "after"));
        var ended = await EndsOfAsync(writes);

        ended.Select(failure => failure?.GetType()).Should().Equal(null, typeof(ConstraintException), null);
        (await fixture.StoredAsync(1)).Should().BeEquivalentTo(new { Count = 8L, Note = "after", Label = "new" });
    }

    [Fact]
    public async Task D4_patches_of_different_columns_share_a_batch()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(3);
        fixture.Inner.BeforeWrite.Close();
        ScheduledWrite[] writes =
        [
            await fixture.CountAsync(1, 5),
            await fixture.PatchAsync(2, Patch<Tally>.Empty.Set(Tally.Columns.Note, "two")),
            await fixture.PatchAsync(3, Patch<Tally>.Empty.Set(Tally.Columns.Level, 0.5).Set(Tally.Columns.Label, "three")),
        ];
        fixture.Inner.BeforeWrite.Open();

        (await EndsOfAsync(writes)).Should().AllSatisfy(failure => failure.Should().BeNull());
        (await fixture.StoredAsync(3)).Should().BeEquivalentTo(new { Level = 0.5, Label = "three", Count = 0L });
    }

    [Fact]
    public async Task D5_a_write_of_nothing_ends()
    {
        await using var fixture = await BatchingFixture.OpenAsync();

        var noRows = await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Insert(Array.Empty<Remark>())));
        var noMatch = await fixture.CountAsync(404, 1);

        (await noRows.Completion.WaitAsync(BatchingFixture.Patience)).RowsAffected.Should().Be(0);
        (await noMatch.Completion.WaitAsync(BatchingFixture.Patience)).RowsAffected.Should().Be(0);
    }

    [Theory]
    [InlineData(WritePriority.Low)]
    [InlineData(WritePriority.Normal)]
    [InlineData(WritePriority.High)]
    public async Task D6_the_last_write_is_written_though_none_follows(WritePriority priority)
    {
        await using var fixture = await BatchingFixture.OpenAsync();

        var write = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }, priority);

        (await write.Completion.WaitAsync(BatchingFixture.Patience)).RowsAffected.Should().Be(1);
    }

    [Fact]
    public async Task D6_a_stop_waits_for_what_has_left_the_queue_already()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.BeforeWrite.Close();
        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 });
        await fixture.Inner.BeforeWrite.ReachedAsync();

        var drain = fixture.Batching.DrainAsync(BatchingFixture.Patience).AsTask();
        drain.IsCompleted.Should().BeFalse();
        fixture.Inner.BeforeWrite.Open();

        (await drain).NotWritten.Should().BeEmpty();
        (await fixture.Engine.FindAsync(Lookup.ByKey<Remark>(1))).Should().NotBeNull();
    }

    [Fact]
    public async Task D7_a_burst_during_a_flush_loses_nothing()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.BatchSize = options.MinBatchSize = 10);
        fixture.Inner.BeforeWrite.Close();
        var writes = new List<ScheduledWrite> { await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }) };
        await fixture.Inner.BeforeWrite.ReachedAsync();
        for (var i = 2; i <= 500; i++)
        {
            writes.Add(await fixture.Batching.ScheduleInsertAsync(new Remark { Id = i }));
        }

        fixture.Inner.BeforeWrite.Open();

        (await EndsOfAsync(writes)).Should().AllSatisfy(failure => failure.Should().BeNull());
        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Select(row => row.Id).Should().BeEquivalentTo(Enumerable.Range(1, 500));
    }

    [Fact]
    public async Task D8_callers_that_fill_the_queue_while_flushes_fail_do_not_deadlock()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxPendingRows = 20);
        await fixture.StoreAsync(4);
        var calls = 0;
        fixture.Inner.Fault = _ => Interlocked.Increment(ref calls) % 3 == 0 ? new StorageException(StorageErrorCode.Busy, "Busy.") : null;

        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var failed = 0;
            for (var i = 0; i < 100; i++)
            {
                var write = await fixture.AddAsync((caller % 4) + 1, 1);
                failed += i % 10 == 0 && (await EndsOfAsync([write]))[0] is not null ? 1 : 0;
            }

            return failed;
        })).ToList();
        await Task.WhenAll(callers).WaitAsync(BatchingFixture.Patience);
        await fixture.Batching.FlushAsync();

        var statistics = fixture.Batching.GetStatistics();
        var stored = (await fixture.Engine.QueryAsync(Query.From<Tally>())).Sum(row => row.Count);
        stored.Should().Be(1600 - statistics.Failed, "a flush that fails drops what it says and nothing else");
        statistics.Pending.Should().Be(0);
    }

    [Fact]
    public async Task D9_partial_patches_are_merged_without_losing_fields()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(1);
        await MergeAsync(
            fixture,
            Patch<Tally>.Empty.Set(Tally.Columns.Note, "a").Set(Tally.Columns.Level, 1.5),
            Patch<Tally>.Empty.Add(Tally.Columns.Count, 2L),
            Patch<Tally>.Empty.Set(Tally.Columns.Note, "b"),
            Patch<Tally>.Empty.Add(Tally.Columns.Count, 3L).Add(Tally.Columns.Level, 0.25));
        await fixture.Batching.FlushAsync();

        (await fixture.StoredAsync(1)).Should().BeEquivalentTo(new { Note = "b", Level = 1.75, Count = 5L, Label = "new" });
        fixture.Inner.Units.Should().HaveCount(2, "one that held the gate, and one for the other four");
    }

    [Theory]
    [InlineData(WritePriority.Low)]
    [InlineData(WritePriority.High)]
    public async Task D9_what_overflows_waits_whatever_its_priority(WritePriority priority)
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxPendingRows = 3);
        fixture.Inner.BeforeWrite.Close();
        for (var i = 1; i <= 3; i++)
        {
            await fixture.Batching.ScheduleInsertAsync(new Remark { Id = i });
        }

        var fourth = fixture.Batching.ScheduleInsertAsync(new Remark { Id = 4 }, priority).AsTask();
        fourth.IsCompleted.Should().BeFalse();
        fixture.Batching.GetStatistics().Should().BeEquivalentTo(new { PendingRows = 3L, Waits = 1L });
        fixture.Inner.BeforeWrite.Open();

        var write = await fourth.WaitAsync(BatchingFixture.Patience);
        await write.Completion.WaitAsync(BatchingFixture.Patience);
        (await fixture.Engine.QueryAsync(Query.From<Remark>())).Should().HaveCount(4);
    }

    private static async Task<Exception?[]> EndsOfAsync(IEnumerable<ScheduledWrite> writes)
    {
        var ends = new List<Exception?>();
        foreach (var write in writes)
        {
            try
            {
                await write.Completion.WaitAsync(BatchingFixture.Patience);
                ends.Add(null);
            }
            catch (StorageException exception)
            {
                ends.Add(exception);
            }
        }

        return [.. ends];
    }

    // behind a write on its way, so that they wait together
    private static async Task<ScheduledWrite[]> MergeAsync(BatchingFixture fixture, params Patch<Tally>[] patches)
    {
        fixture.Inner.BeforeWrite.Close();
        await fixture.CountAsync(404, 0);
        await fixture.Inner.BeforeWrite.ReachedAsync();
        var writes = new List<ScheduledWrite>();
        foreach (var patch in patches)
        {
            writes.Add(await fixture.PatchAsync(1, patch));
        }

        fixture.Inner.BeforeWrite.Open();
        return [.. writes];
    }
}
