using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>The races in which caches go stale, each held at its worst moment. Every one is run with all rules, and with the rule taken away
/// that stands against it: then the old value has to come back, or the test proves nothing.</summary>
public sealed class RaceTests
{
    private static readonly CoherenceRules NoDetaching = CoherenceRules.All with { DetachesLoads = false };
    private static readonly CoherenceRules NoStamps = CoherenceRules.All with { ChecksStamps = false };

    [Fact]
    public async Task A_row_that_changes_while_it_is_read_is_not_kept_as_it_was()
    {
        (await ReadAfterAPatchDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAPatchDuringALoad(NoDetaching)).Should().Be(1, "the load came late and nobody took its place away");
    }

    [Fact]
    public async Task Who_comes_after_a_commit_does_not_wait_for_a_read_of_before_it()
    {
        (await JoinAfterAPatch(CoherenceRules.All)).Should().Be(2);
        (await JoinAfterAPatch(NoDetaching)).Should().Be(1);
    }

    [Fact]
    public async Task Who_comes_after_a_commit_does_not_wait_for_a_read_by_unique_value_of_before_it()
    {
        (await JoinByUniqueAfterAPatch(CoherenceRules.All)).Should().Be(2);
        (await JoinByUniqueAfterAPatch(CoherenceRules.All with { RefusesOvertakenLoads = false })).Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_is_written_over_while_it_is_read_stays_written_over()
    {
        (await ReadAfterAnUpsertDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAnUpsertDuringALoad(NoDetaching)).Should().Be(1);
    }

    [Fact]
    public async Task A_window_that_grows_while_it_is_read_is_not_kept_as_it_was()
    {
        (await WindowAfterAnInsertDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await WindowAfterAnInsertDuringALoad(NoDetaching)).Should().Be(1);
    }

    [Fact]
    public async Task A_row_by_unique_value_that_changes_while_it_is_read_is_not_kept_as_it_was()
    {
        (await ReadByUniqueAfterAPatchDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadByUniqueAfterAPatchDuringALoad(NoStamps)).Should().Be(1);
    }

    [Fact]
    public async Task What_is_read_while_the_cache_is_cleared_is_not_kept()
    {
        (await ReadAfterAClearDuringALoad(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAClearDuringALoad(CoherenceRules.All with { ClearsLoads = false })).Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_changes_while_it_is_read_anew_early_is_not_replaced_by_the_old_one()
    {
        (await ReadAfterAPatchDuringARefresh(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterAPatchDuringARefresh(CoherenceRules.All with { ComparesRefreshes = false })).Should().Be(1);
    }

    [Fact]
    public async Task The_second_level_does_not_bring_back_what_left_the_first()
    {
        (await ReadThroughLevel2AfterAPatch(CoherenceRules.All)).Should().Be(2);
        (await ReadThroughLevel2AfterAPatch(NoStamps)).Should().Be(1);
    }

    [Fact]
    public async Task A_value_that_reaches_the_second_level_after_its_change_is_not_read()
    {
        (await ReadAfterALateLevel2Write(CoherenceRules.All)).Should().Be(2);
        (await ReadAfterALateLevel2Write(NoStamps)).Should().Be(1);
    }

    [Fact]
    public async Task A_read_that_never_ends_blocks_nobody_after_its_time()
    {
        (await ReadAfterAHungLoad(CoherenceRules.All)).Should().Be(1);
        (await ReadAfterAHungLoad(CoherenceRules.All with { EndsLeases = false })).Should().Be(0, "the second caller waits for ever");
    }

    [Fact]
    public async Task Who_has_seen_a_commit_before_it_was_announced_does_not_lose_it_again()
    {
        (await ReadWhileACommitIsVisibleButUnannounced(CoherenceRules.All)).Should().Be(2);
        (await ReadWhileACommitIsVisibleButUnannounced(CoherenceRules.All with { MarksCommits = false })).Should().Be(1);
    }

    private static async Task<long> ReadAfterAPatchDuringALoad(CoherenceRules rules)
    {
        await using var fixture = await WithoutWriteThrough(rules);
        var note = await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var reading = fixture.FindAsync(note.Id).AsTask();
        await gate.Reached;

        await fixture.SetVersionAsync(note.Id, 2);
        gate.Open();
        await reading;

        return (await fixture.FindAsync(note.Id))!.Version;
    }

    private static async Task<long> JoinAfterAPatch(CoherenceRules rules)
    {
        await using var fixture = await WithoutWriteThrough(rules);
        var note = await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var first = fixture.FindAsync(note.Id).AsTask();
        await gate.Reached;

        await fixture.SetVersionAsync(note.Id, 2);
        var second = fixture.FindAsync(note.Id).AsTask();
        gate.Open();
        await first;

        return (await second)!.Version;
    }

    private static async Task<long> JoinByUniqueAfterAPatch(CoherenceRules rules)
    {
        await using var fixture = await WithoutWriteThrough(rules);
        var note = await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var first = fixture.FindAsync("n1").AsTask();
        await gate.Reached;

        await fixture.SetVersionAsync(note.Id, 2);
        var second = fixture.FindAsync("n1").AsTask();
        gate.Open();
        await first;

        return (await second)!.Version;
    }

    private static async Task<long> ReadAfterAnUpsertDuringALoad(CoherenceRules rules)
    {
        await using var fixture = await CacheFixture.CreateAsync(rules);
        var note = await fixture.AddAsync("n1");
        fixture.Cache.Clear();
        var gate = fixture.Gated.HoldNext();
        var reading = fixture.FindAsync(note.Id).AsTask();
        await gate.Reached;

        await fixture.Cache.WriteAsync(new WriteUnit(Write.Upsert(note with { Version = 2 })));
        gate.Open();
        await reading;

        return (await fixture.FindAsync(note.Id))!.Version;
    }

    private static async Task<long> WindowAfterAnInsertDuringALoad(CoherenceRules rules)
    {
        await using var fixture = await CacheFixture.CreateAsync(rules);
        await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var reading = fixture.LatestAsync().AsTask();
        await gate.Reached;

        await fixture.AddAsync("n2", time: 2);
        gate.Open();
        await reading;

        return (await fixture.LatestAsync()).Count;
    }

    private static async Task<long> ReadByUniqueAfterAPatchDuringALoad(CoherenceRules rules)
    {
        await using var fixture = await WithoutWriteThrough(rules);
        var note = await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var reading = fixture.FindAsync("n1").AsTask();
        await gate.Reached;

        await fixture.SetVersionAsync(note.Id, 2);
        gate.Open();
        await reading;

        return (await fixture.FindAsync("n1"))!.Version;
    }

    private static async Task<long> ReadAfterAClearDuringALoad(CoherenceRules rules)
    {
        await using var fixture = await CacheFixture.CreateAsync(
            rules, options => options.EnableWriteThrough = false, engineOptions: options => options.ForeignPollInterval = TimeSpan.Zero);
        var note = await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var reading = fixture.FindAsync(note.Id).AsTask();
        await gate.Reached;

        // a change that the cache does not hear of, which is what clearing is for
        await ChangeUnheard(fixture, note.Id);
        fixture.Cache.Invalidate<Note>();
        gate.Open();
        await reading;

        return (await fixture.FindAsync(note.Id))!.Version;
    }

    private static async Task<long> ReadAfterAPatchDuringARefresh(CoherenceRules rules)
    {
        await using var fixture = await CacheFixture.CreateAsync(rules, options =>
        {
            options.EnableWriteThrough = false;
            options.Region<Note>().RefreshAfter = 0.5;
        });
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync(note.Id);
        fixture.Time.Advance(TimeSpan.FromSeconds(31));
        var gate = fixture.Gated.HoldNext();
        await fixture.FindAsync(note.Id);
        await gate.Reached;

        await fixture.SetVersionAsync(note.Id, 2);
        var before = fixture.Statistics.Refreshes;
        gate.Open();
        await fixture.Cache.BackgroundEndedAsync();

        fixture.Statistics.Refreshes.Should().Be(rules.ComparesRefreshes ? before : before + 1);
        return (await fixture.FindAsync(note.Id))!.Version;
    }

    private static async Task<long> ReadThroughLevel2AfterAPatch(CoherenceRules rules)
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithoutWriteThrough(rules, level2);
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync(note.Id);
        await fixture.Cache.Level2!.FlushAsync();
        level2.Entries.Should().NotBeEmpty();

        await fixture.SetVersionAsync(note.Id, 2);

        return (await fixture.FindAsync(note.Id))!.Version;
    }

    private static async Task<long> ReadAfterALateLevel2Write(CoherenceRules rules)
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithoutWriteThrough(rules, level2);
        var note = await fixture.AddAsync("n1");
        var gate = level2.HoldSet = new Gate();
        await fixture.FindAsync(note.Id);
        var flushing = fixture.Cache.Level2!.FlushAsync().AsTask();
        await gate.Reached;

        await fixture.SetVersionAsync(note.Id, 2);
        gate.Open();
        await flushing;
        await fixture.Cache.Level2!.FlushAsync();
        level2.Entries.Should().NotBeEmpty();

        return (await fixture.FindAsync(note.Id))!.Version;
    }

    private static async Task<int> ReadAfterAHungLoad(CoherenceRules rules)
    {
        await using var fixture = await WithoutWriteThrough(rules);
        var note = await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var hung = fixture.FindAsync(note.Id).AsTask();
        await gate.Reached;

        fixture.Time.Advance(TimeSpan.FromSeconds(11));
        var second = fixture.FindAsync(note.Id).AsTask();
        if (rules.EndsLeases)
        {
            await second;
        }

        var answers = second.IsCompleted ? 1 : 0;
        gate.Open();
        await Task.WhenAll(hung, second);
        return answers;
    }

    private static async Task<long> ReadWhileACommitIsVisibleButUnannounced(CoherenceRules rules)
    {
        var blocker = new BlockingObserver();
        await using var fixture = await CacheFixture.CreateAsync(
            rules,
            options => options.EnableWriteThrough = false,
            beforeCache: engine =>
            {
                engine.Observe(blocker);
                return Task.CompletedTask;
            });
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync(note.Id);
        await fixture.FindAsync(note.Id);
        blocker.Arm();

        var writing = Task.Run(() => fixture.SetVersionAsync(note.Id, 2));
        await blocker.Reached;
        (await fixture.Engine.FindAsync(new Lookup<Note>(note.Id)))!.Version.Should().Be(2, "the commit is visible");
        var version = (await fixture.FindAsync(note.Id))!.Version;
        blocker.Open();
        await writing;

        return version;
    }

    private static Task<CacheFixture> WithoutWriteThrough(CoherenceRules rules, ILevel2Store? level2 = null) =>
        CacheFixture.CreateAsync(rules, options => options.EnableWriteThrough = false, level2);

    // by another connection, which this engine does not ask about
    private static async Task ChangeUnheard(CacheFixture fixture, long id)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={fixture.Engine.FilePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE notes SET version = 2 WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        await command.ExecuteNonQueryAsync();
    }
}
