namespace Storage.Core.Tests;

public sealed class GroupCommitTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await _database.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Concurrent_writers_share_commits()
    {
        var before = _storage.GetStatistics();

        await Task.WhenAll(Enumerable.Range(0, 64).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await _storage.Add($"{w}-{i}");
            }
        })));

        var after = _storage.GetStatistics();
        (after.UnitsCommitted - before.UnitsCommitted).Should().Be(1_280);
        (after.Commits - before.Commits).Should().BeLessThan(640, "a commit takes what waits");
    }

    [Fact]
    public async Task What_waits_together_is_one_commit_up_to_the_limit()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.MaxUnitsPerCommit = 40);
        var session = await storage.BeginAsync();
        var writes = Enumerable.Range(0, 100).Select(i => storage.Add($"n{i}").AsTask()).ToArray();
        await session.RollbackAsync();

        var results = await Task.WhenAll(writes);

        results.Select(result => result.Sequence).Distinct().Should().HaveCount(3);
    }

    [Fact]
    public async Task Both_durabilities_live_in_one_engine()
    {
        for (var i = 0; i < 20; i++)
        {
            await _storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"n{i}" })) { Durability = i % 2 == 0 ? Durability.Normal : Durability.Full });
        }

        await using (var session = await _storage.BeginAsync(new SessionOptions { Durability = Durability.Normal }))
        {
            await session.Add("session");
            await session.CommitAsync();
        }

        (await _storage.NoteIds()).Should().HaveCount(21);
    }

    [Fact]
    public async Task Failed_units_are_counted_as_failed()
    {
        await _storage.Add("a");
        var before = _storage.GetStatistics();

        await _storage.Add("a").ShouldFail();
        await _storage.Add("b");

        var after = _storage.GetStatistics();
        (after.UnitsFailed - before.UnitsFailed, after.UnitsCommitted - before.UnitsCommitted).Should().Be((1, 1));
    }

    [Theory]
    [InlineData("create temp table notes (id integer)")]
    [InlineData("create temp view notes as select 1")]
    [InlineData("create temp trigger t after insert on notes begin select 1; end")]
    [InlineData("attach ':memory:' as other")]
    [InlineData("pragma synchronous = off")]
    [InlineData("pragma writable_schema = 1")]
    [InlineData("vacuum into 'copy.db'")]
    public async Task Raw_sql_does_not_reach_round_the_engine(string text)
    {
        var sql = new Sql(text.Length, 0);
        sql.AppendLiteral(text);

        var failure = await _storage.WriteAsync(sql).ShouldFail();

        failure.Code.Should().BeOneOf(StorageErrorCode.Forbidden, StorageErrorCode.InvalidSql);
        await _storage.Add("a");
        (await _storage.NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task Old_idempotency_keys_are_forgotten_when_idle()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(
            options => options.IdleCheckpointDelay = TimeSpan.FromMilliseconds(20), new SqliteServices { TimeProvider = clock });
        await storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })) { IdempotencyKey = "k" });

        clock.Advance(TimeSpan.FromDays(2));
        await storage.Add("b");

        using var other = database.Connect();
        SpinWait.SpinUntil(() => (long)other.Run("select count(*) from storage_idempotency")! == 0, TestExtensions.Patience).Should().BeTrue();
    }
}
