using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed partial class RaceTests
{
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

    private static async Task<long> WindowAfterAnInsertDuringALoad(CoherenceRules rules, int limit = 5)
    {
        await using var fixture = await CacheFixture.CreateAsync(rules);
        await fixture.AddAsync("n1");
        var gate = fixture.Gated.HoldNext();
        var reading = fixture.LatestAsync().AsTask();
        await gate.Reached;

        await fixture.AddAsync("n2", time: 2);
        gate.Open();
        await reading;

        return (await fixture.LatestAsync(limit: limit)).Count;
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

    // the reader has the clock of after the commit and a row of before it, and looks at the marks when they are gone
    private static async Task<long> SumOfTwoRowsWhileAUnitIsTakenIn(CoherenceRules rules)
    {
        var time = new HeldTime();
        await using var fixture = await CacheFixture.CreateAsync(rules, clock: time);
        var (first, one, other) = (await fixture.AddAsync("n1"), await fixture.AddAsync("n2"), await fixture.AddAsync("n3"));
        await fixture.Cache.FindManyAsync(LookupsOf(first, one, other));

        var taking = time.HoldWriter();
        var writing = Task.Run(() => fixture.Cache.WriteAsync(new WriteUnit(
            Write.Upsert(first with { Version = 9 }), AddTo(one, -1), AddTo(other, 1))).AsTask());
        await taking.Reached;
        var looking = time.HoldReader();
        var reading = Task.Run(() => fixture.Cache.FindManyAsync(LookupsOf(one, other)).AsTask());
        await looking.Reached;

        taking.Open();
        await writing;
        looking.Open();
        return (await reading).Sum(note => note!.Version);

        static Lookup<Note>[] LookupsOf(params Note[] notes) => [.. notes.Select(note => new Lookup<Note>(note.Id))];
        static WriteStatement AddTo(Note note, long by) => Write.Patch(Patch<Note>.Empty.Add(Note.Columns.Version, by), Note.Columns.Id == note.Id);
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
