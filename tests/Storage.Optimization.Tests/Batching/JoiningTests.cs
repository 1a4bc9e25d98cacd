using Microsoft.Extensions.Time.Testing;
using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>A batch is one unit for the layers below, and each write of it has its own end all the same.</summary>
public sealed class JoiningTests
{
    [Fact]
    public async Task Writes_of_a_batch_are_one_unit_and_each_has_its_own_result()
    {
        await using var fixture = await OpenHeldAsync(rows: 2);
        var rows = await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Insert<Remark>([new Remark { Id = 7 }, new Remark { Id = 8 }])));
        var touched = await fixture.CountAsync(1, 1);
        var missed = await fixture.CountAsync(405, 1);
        var two = await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Insert(new Remark { Id = 9 }), Write.Delete(Query.From<Remark>().Where(Remark.Columns.Id == 7))));
        var merged = await fixture.CountAsync(1, 2);
        var awaited = fixture.Batching.WriteAsync(new WriteUnit(Write.Insert(new Tally { Id = 10, Name = "t10" }))).AsTask();
        fixture.Inner.BeforeWrite.Open();

        var results = await Task.WhenAll(new[] { rows, touched, missed, two, merged }.Select(write => write.Completion).Append(awaited)).WaitAsync(BatchingFixture.Patience);

        results.Select(result => string.Join(',', result.Statements.Select(statement => statement.RowsAffected))).Should().Equal("2", "1", "0", "1,1", "1", "1");
        results[0].Statements[0].Keys.Select(key => key.AsInt64()).Should().Equal(7, 8);
        results[5].Statements[0].Keys.Select(key => key.AsInt64()).Should().Equal(10);
        results.Select(result => result.Sequence).Distinct().Should().ContainSingle();
        fixture.Inner.Units.Should().HaveCount(2, "one held the gate");
        (await fixture.StoredAsync(1))!.Count.Should().Be(2);
        fixture.Batching.GetStatistics().Should().BeEquivalentTo(new { Scheduled = 6L, Merged = 1L, Pending = 0, PendingRows = 0L, PendingBytes = 0L, Direct = 1L });
    }

    [Fact]
    public async Task A_refused_write_fails_alone_and_nothing_comes_to_stand_behind_what_came_after_it()
    {
        await using var fixture = await OpenHeldAsync(rows: 2);
        var before = await fixture.CountAsync(1, 1);
        var poison = await fixture.PatchAsync(1, Patch<Tally>.Empty.Set(Tally.Columns.Label.Map, DbValue.Null));
        var after = await fixture.Batching.ScheduleAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, 2L), Tally.Columns.Label == "new")));
        var awaited = fixture.Batching.WriteAsync(new WriteUnit(Write.Patch(Patch<Tally>.Empty.Add(Tally.Columns.Count, 10L), Tally.Columns.Id == 1))).AsTask();
        fixture.Inner.BeforeWrite.Open();

        var refused = () => poison.Completion.WaitAsync(BatchingFixture.Patience);

        await refused.Should().ThrowAsync<ConstraintException>();
        (await before.Completion).RowsAffected.Should().Be(1);
        (await after.Completion).RowsAffected.Should().Be(2);
        (await awaited).RowsAffected.Should().Be(1);
        (await fixture.StoredAsync(1)).Should().BeEquivalentTo(new { Count = 12L, Label = "new" });
        fixture.Batching.GetStatistics().Should().BeEquivalentTo(new { Failed = 1L, Pending = 0 });
    }

    [Fact]
    public async Task A_write_with_a_key_of_its_own_is_a_unit_of_its_own_in_its_place()
    {
        await using var fixture = await OpenHeldAsync(rows: 1);
        var first = await fixture.CountAsync(1, 1);
        var keyed = new WriteUnit(Write.Patch(Patch<Tally>.Empty.Set(Tally.Columns.Count, 2L), Tally.Columns.Count == 1)) { IdempotencyKey = "k" };
        var second = await fixture.Batching.ScheduleAsync(keyed);
        var third = await fixture.PatchAsync(1, Patch<Tally>.Empty.Add(Tally.Columns.Count, 10L));
        fixture.Inner.BeforeWrite.Open();

        await Task.WhenAll(first.Completion, second.Completion, third.Completion).WaitAsync(BatchingFixture.Patience);

        fixture.Inner.Units.Skip(1).Select(unit => unit.IdempotencyKey).Should().Equal(null, "k", null);
        (await fixture.StoredAsync(1))!.Count.Should().Be(12);
        var again = await fixture.Batching.ScheduleAsync(keyed);
        (await again.Completion.WaitAsync(BatchingFixture.Patience)).WasAppliedBefore.Should().BeTrue();
    }

    [Fact]
    public async Task Writes_of_another_durability_are_not_joined_and_keep_their_place()
    {
        await using var fixture = await OpenHeldAsync(rows: 2);
        var full = await fixture.CountAsync(1, 1);
        ScheduledWrite[] normal = [await CountWithoutSyncAsync(fixture, 1), await CountWithoutSyncAsync(fixture, 1)];
        fixture.Inner.BeforeWrite.Open();

        await Task.WhenAll(normal.Append(full).Select(write => write.Completion)).WaitAsync(BatchingFixture.Patience);

        fixture.Inner.Units.Skip(1).Select(unit => unit.Durability).Should().Equal(null, Durability.Normal);
        (await fixture.StoredAsync(1))!.Count.Should().Be(21);
    }

    [Fact]
    public async Task A_reason_that_would_meet_each_of_them_is_passed_on_and_nothing_is_written_again()
    {
        await using var fixture = await OpenHeldAsync(rows: 2);
        ScheduledWrite[] writes = [await fixture.CountAsync(1, 1), await fixture.CountAsync(2, 1)];
        fixture.Inner.Fault = _ => new StorageException(StorageErrorCode.DiskFull, "The disk is full.");
        fixture.Inner.BeforeWrite.Open();

        foreach (var write in writes)
        {
            (await FluentActions.Awaiting(() => write.Completion.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.DiskFull);
        }

        fixture.Inner.Units.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_layer_that_gives_too_few_results_is_said_to()
    {
        await using var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.EnsureSchemaAsync([Entity.Map<Remark>()]);
        await using var batching = new BatchingStorage(new ForgetfulStorage(engine), new BatchingOptions { MaxWait = TimeSpan.FromHours(1) });
        ScheduledWrite[] writes = [await batching.ScheduleInsertAsync(new Remark { Id = 1 }, WritePriority.Low), await batching.ScheduleInsertAsync(new Remark { Id = 2 }, WritePriority.Low)];
        await batching.FlushAsync().AsTask().WaitAsync(BatchingFixture.Patience);

        foreach (var write in writes)
        {
            (await FluentActions.Awaiting(() => write.Completion).Should().ThrowAsync<InvalidOperationException>()).WithMessage("*0 results for a unit of 2 statements*");
        }
    }

    [Fact]
    public async Task The_latency_is_the_mean_over_merged_writes()
    {
        var time = new FakeTimeProvider();
        await using var fixture = await BatchingFixture.OpenAsync(options => options.MaxWait = TimeSpan.FromHours(1), time);
        await fixture.StoreAsync(1);
        await fixture.CountAsync(1, 1, WritePriority.Low);
        time.Advance(TimeSpan.FromMilliseconds(10));
        await fixture.CountAsync(1, 2, WritePriority.Low);
        time.Advance(TimeSpan.FromMilliseconds(20));
        await fixture.Batching.FlushAsync();

        fixture.Batching.GetStatistics().AverageLatency.Should().Be(TimeSpan.FromMilliseconds(25));
    }

    [Fact]
    public void A_write_that_has_ended_leads_to_none_that_came_after_it()
    {
        var table = new TableQueue(Entity.Map<Tally>());
        var unit = new WriteUnit(Write.Patch(Patch<Tally>.Empty.Add(Tally.Columns.Count, 1L), Tally.Columns.Id == 1));
        var writes = Enumerable.Range(0, 3).Select(i => table.Append(ScheduledPart.Of(unit, WritePriority.Normal, table, 0, out var row), row, i)).ToList();

        table.Remove(writes[1]);

        (writes[1].EarlierOfRow, writes[1].LaterOfRow).Should().Be((null, null), "else it would keep them alive for as long as nobody collects it");
        (writes[0].LaterOfRow, writes[2].EarlierOfRow).Should().Be((writes[2], writes[0]));
    }

    private static Task<ScheduledWrite> CountWithoutSyncAsync(BatchingFixture fixture, long id) => fixture.Batching.ScheduleAsync(
        new WriteUnit(Write.Patch(Patch<Tally>.Empty.Add(Tally.Columns.Count, 10L), Tally.Columns.Id == id)) { Durability = Durability.Normal }).AsTask();

    // a write is on its way, so that what comes now goes together
    private static async Task<BatchingFixture> OpenHeldAsync(int rows)
    {
        var fixture = await BatchingFixture.OpenAsync();
        await fixture.StoreAsync(rows);
        fixture.Inner.BeforeWrite.Close();
        await fixture.CountAsync(404, 0);
        await fixture.Inner.BeforeWrite.ReachedAsync();
        return fixture;
    }

    private sealed class ForgetfulStorage(IStorage inner) : DelegatingStorage(inner)
    {
        public override async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) =>
            new([], (await base.WriteAsync(unit, cancellationToken)).Sequence);
    }
}
