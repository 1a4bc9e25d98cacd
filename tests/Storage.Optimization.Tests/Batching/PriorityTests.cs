using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>When a scheduled write goes.</summary>
public sealed class PriorityTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_low_write_waits_its_50_milliseconds_and_no_longer()
    {
        await using var fixture = await BatchingFixture.OpenAsync(time: _time);
        await fixture.StoreAsync(1);

        var write = await fixture.CountAsync(1, 1, WritePriority.Low);
        _time.Advance(TimeSpan.FromMilliseconds(49));
        fixture.Inner.Units.Should().BeEmpty();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await write.Completion.WaitAsync(BatchingFixture.Patience);
        (await fixture.StoredAsync(1))!.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_high_write_takes_along_what_comes_before_it_on_its_table_and_nothing_of_others()
    {
        await using var fixture = await BatchingFixture.OpenAsync(time: _time);
        await fixture.StoreAsync(2);
        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }, WritePriority.Low);
        await fixture.CountAsync(1, 1, WritePriority.Low);

        var high = await fixture.CountAsync(2, 2, WritePriority.High);
        await high.Completion.WaitAsync(BatchingFixture.Patience);

        fixture.Inner.Units.SelectMany(unit => unit.Statements).Select(statement => statement.Shape.Map!.Table).Should().Equal("tallies", "tallies");
        (await fixture.StoredAsync(1))!.Count.Should().Be(1);
        fixture.Batching.GetStatistics().Pending.Should().Be(1, "the remark may still wait");
    }

    [Fact]
    public async Task A_normal_write_goes_with_the_batch_after_the_one_on_its_way()
    {
        await using var fixture = await BatchingFixture.OpenAsync(time: _time);
        await fixture.StoreAsync(1);
        fixture.Inner.BeforeWrite.Close();
        await fixture.CountAsync(1, 1);
        await fixture.Inner.BeforeWrite.ReachedAsync();

        ScheduledWrite[] next = [await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }), await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 2 })];
        fixture.Inner.Units.Should().HaveCount(1, "a batch forms while the one before commits");
        fixture.Inner.BeforeWrite.Open();
        await Task.WhenAll(next.Select(write => write.Completion)).WaitAsync(BatchingFixture.Patience);

        fixture.Batching.GetStatistics().Should().BeEquivalentTo(new { TotalBatches = 2L, AverageBatchSize = 1.5 });
    }

    [Fact]
    public async Task A_high_write_of_another_table_does_not_wait_for_the_batch_on_its_way()
    {
        await using var fixture = await BatchingFixture.OpenAsync(time: _time);
        await fixture.StoreAsync(1);
        fixture.Inner.BeforeWrite.Close();
        await fixture.CountAsync(1, 1);
        await fixture.Inner.BeforeWrite.ReachedAsync();

        await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }, WritePriority.High);

        await fixture.Inner.BeforeWrite.ReachedAsync(2);
    }

    [Fact]
    public async Task An_entity_has_high_priority_by_option()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.Prioritise<Remark>(), _time);

        var write = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 }, WritePriority.Low);

        await write.Completion.WaitAsync(BatchingFixture.Patience);
    }

    [Fact]
    public async Task Low_writes_go_when_they_fill_a_batch()
    {
        await using var fixture = await BatchingFixture.OpenAsync(options => options.BatchSize = options.MinBatchSize = 10, _time);

        var writes = new List<ScheduledWrite>();
        for (var i = 1; i <= 10; i++)
        {
            writes.Add(await fixture.Batching.ScheduleInsertAsync(new Remark { Id = i }, WritePriority.Low));
        }

        await Task.WhenAll(writes.Select(write => write.Completion)).WaitAsync(BatchingFixture.Patience);
    }

    [Fact]
    public async Task A_patch_of_higher_priority_hurries_the_one_that_it_is_merged_into()
    {
        await using var fixture = await BatchingFixture.OpenAsync(time: _time);
        await fixture.StoreAsync(1);
        var low = await fixture.CountAsync(1, 1, WritePriority.Low);

        var high = await fixture.CountAsync(1, 2, WritePriority.High);

        await Task.WhenAll(low.Completion, high.Completion).WaitAsync(BatchingFixture.Patience);
        fixture.Inner.Units.Should().HaveCount(1);
    }
}
