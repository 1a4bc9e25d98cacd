using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>What a snapshot tells of batches and readers that are not at rest.</summary>
public sealed class BatchingSnapshotTests
{
    [Fact]
    public async Task Sizes_shares_and_successes_of_batches_are_told()
    {
        await using var fixture = await BatchingFixture.OpenAsync();
        fixture.Inner.BeforeWrite.Close();
        List<ScheduledWrite> writes = [await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 1 })];
        await fixture.Inner.BeforeWrite.ReachedAsync();
        for (var i = 2; i <= 7; i++)
        {
            writes.Add(await fixture.Batching.ScheduleInsertAsync(new Remark { Id = i }));
        }

        fixture.Inner.BeforeWrite.Open();
        await Task.WhenAll(writes.Select(write => write.Completion)).WaitAsync(BatchingFixture.Patience);
        var snapshot = StorageSnapshot.Take(fixture.Batching);
        snapshot.Batching!.BatchSizes.Should().HaveCount(BatchingStatistics.BatchSizeBounds.Count + 1).And.Equal(1, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        snapshot.Batching!.ShareBatched.Should().BeApproximately(6.0 / 7, 1e-9);
        snapshot.Batching!.Should().BeEquivalentTo(new { Scheduled = 7L, Failed = 0L, TotalBatches = 2L, AverageBatchSize = 3.5, SuccessRate = 1.0 });
        snapshot.ToString().Should().Contain("86 % of writes shared a commit").And.Contain("batches by size: up to 1: 1, up to 10: 1");

        fixture.Inner.Fault = _ => new StorageException(StorageErrorCode.DiskFull, "The disk is full.");
        var failing = await fixture.Batching.ScheduleInsertAsync(new Remark { Id = 8 });
        await failing.Completion.Awaiting(completion => completion.WaitAsync(BatchingFixture.Patience)).Should().ThrowAsync<StorageException>();

        snapshot = StorageSnapshot.Take(fixture.Batching);
        snapshot.Batching!.Should().BeEquivalentTo(new { Scheduled = 8L, Failed = 1L });
        snapshot.Batching!.SuccessRate.Should().BeApproximately(7.0 / 8, 1e-9);
        snapshot.ToString().Should().Contain("87.50 % succeeded");
    }

    [Fact]
    public async Task The_readers_that_are_in_use_are_told_as_a_share()
    {
        await using var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.EnsureSchemaAsync([Entity.Map<Remark>()]);
        StorageSnapshot.Take(engine).Engine!.ReaderUtilization.Should().Be(0);

        await using (var stream = engine.StreamAsync(Query.From<Remark>()).GetAsyncEnumerator())
        {
            await engine.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 })));
            (await stream.MoveNextAsync()).Should().BeTrue();

            var snapshot = StorageSnapshot.Take(engine);
            snapshot.Engine!.ReaderUtilization.Should().BeApproximately(0.1, 1e-9);
            snapshot.ToString().Should().Contain("readers   1 of 10 in use");
        }

        StorageSnapshot.Take(engine).Engine!.ReaderUtilization.Should().Be(0);
    }
}
