using Microsoft.Extensions.DependencyInjection;
using Storage.Core;
using Storage.Hosting;

namespace Storage.Optimization.Tests;

public sealed class StorageSnapshotTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("storage-snapshot-");

    [Fact]
    public async Task A_snapshot_tells_of_every_layer_that_there_is()
    {
        await using var store = await WeChatStore.OpenAsync(Path.Combine(_directory.FullName, "test.db"), builder => builder.AddEntity<Remark>().AddBatching().AddSlowLog());
        await store.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 })));
        await FluentActions.Awaiting(() => store.WriteAsync(new WriteUnit(Write.Insert(new Remark { Id = 1 }))).AsTask()).Should().ThrowAsync<ConstraintException>();
        var write = await store.ScheduleAsync(new WriteUnit(Write.Insert(new Remark { Id = 2 })));
        await write.Completion;

        var snapshot = StorageSnapshot.Take(store);

        snapshot.Engine!.UnitsCommitted.Should().BeGreaterOrEqualTo(2);
        snapshot.Engine.WriterUtilization.Should().BeInRange(0.000_001, 1);
        snapshot.Batching!.Should().BeEquivalentTo(new { Scheduled = 1L, TotalBatches = 1L, SuccessRate = 1.0, Direct = 1L });
        snapshot.Errors.Should().Equal(new Dictionary<StorageErrorCode, long> { [StorageErrorCode.Constraint] = 1 });
        snapshot.Queries.Should().Contain(query => query.Table == "remarks" && query.Count == 3 && query.Failed == 1);
        snapshot.ManagedBytes.Should().BePositive();
        snapshot.ToString().Should().Contain("batching  1 batches of 1.0 writes").And.Contain("errors    Constraint 1").And.Contain("writer ").And.Contain("memory ");
    }

    [Fact]
    public async Task A_snapshot_of_an_engine_alone_has_what_the_engine_knows()
    {
        await using var engine = await SqliteStorage.OpenTemporaryAsync();

        var snapshot = StorageSnapshot.Take(engine);

        snapshot.Should().BeEquivalentTo(new { Batching = default(BatchingStatistics), Cache = default(CacheStatistics) });
        snapshot.Engine!.ReaderLimit.Should().Be(10);
        snapshot.ToString().Should().NotContain("batching");
    }

    [Fact]
    public async Task The_writer_is_busy_while_a_session_has_its_turn()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var engine = await SqliteStorage.OpenTemporaryAsync(services: new SqliteServices { TimeProvider = time });
        time.Advance(TimeSpan.FromSeconds(2));
        await using (await engine.BeginAsync())
        {
            time.Advance(TimeSpan.FromSeconds(1));
            engine.GetStatistics().Should().BeEquivalentTo(new { WriterBusyTime = TimeSpan.FromSeconds(1), OpenTime = TimeSpan.FromSeconds(3) });
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
