using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class CachingStorageTests
{
    [Fact]
    public async Task A_cache_that_is_switched_off_passes_everything_on()
    {
        await using var fixture = await CacheFixture.CreateAsync(configure: options => (options.IsEnabled, options.Level2) = (false, Level2Kind.Distributed));
        var note = await fixture.AddAsync("n1");

        for (var i = 0; i < 2; i++)
        {
            (await fixture.FindAsync(note.Id)).Should().Be(note);
            (await fixture.FindAsync("n1")).Should().Be(note);
            (await fixture.LatestAsync()).Should().Equal(note);
        }

        fixture.Gated.Reads.Should().Be(6);
        fixture.Cache.GetStatistics().TotalRequests.Should().Be(0, "nothing was asked of the cache");
    }

    [Fact]
    public async Task A_row_is_read_once_by_key_and_by_unique_value()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        var byName = await fixture.FindAsync("n1");

        for (var i = 0; i < 10; i++)
        {
            (await fixture.FindAsync("n1")).Should().BeSameAs(byName);
            (await fixture.FindAsync(note.Id)).Should().BeSameAs(byName, "both ways lead to one row");
        }

        fixture.Gated.Reads.Should().Be(1);
        fixture.Statistics.Level1RowHits.Should().Be(20);
    }

    [Fact]
    public async Task A_committed_row_enters_with_its_commit()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        (await fixture.FindAsync(99)).Should().BeNull();
        var note = await fixture.AddAsync("n1");
        var reads = fixture.Gated.Reads;

        (await fixture.FindAsync(note.Id)).Should().Be(note);

        fixture.Gated.Reads.Should().Be(reads);
        fixture.Statistics.Writes.Should().Be(1);
    }

    [Fact]
    public async Task Five_hundred_callers_of_a_cold_row_read_it_once()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        foreach (var byName in (bool[])[false, true])
        {
            fixture.Cache.Clear();
            var before = (fixture.Gated.Reads, fixture.Statistics.Joins);
            var gate = fixture.Gated.HoldNext();
            var callers = Enumerable.Range(0, 500).Select(_ => Task.Run(async () => byName ? await fixture.FindAsync("n1") : await fixture.FindAsync(note.Id))).ToList();
            await gate.Reached;
            while (fixture.Statistics.Joins < before.Joins + 499)
            {
                await Task.Yield();
            }

            gate.Open();

            (await Task.WhenAll(callers)).Should().AllBeEquivalentTo(note);
            fixture.Gated.Reads.Should().Be(before.Reads + 1);
        }
    }

    [Fact]
    public async Task A_session_reads_past_the_cache_and_leaves_nothing_in_it_when_it_rolls_back()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync(note.Id);

        await using (var session = await fixture.Cache.BeginAsync())
        {
            await session.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, 9), Note.Columns.Id == note.Id)));
            (await session.FindAsync(new Lookup<Note>(note.Id)))!.Version.Should().Be(9);
            (await fixture.FindAsync(note.Id))!.Version.Should().Be(1);
            await session.RollbackAsync();
        }

        (await fixture.FindAsync(note.Id))!.Version.Should().Be(1);
    }

    [Fact]
    public async Task Raw_and_filtered_writes_are_seen()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync("n1");
        await fixture.LatestAsync();

        await fixture.Cache.WriteAsync($"UPDATE notes SET version = 2");
        (await fixture.FindAsync("n1"))!.Version.Should().Be(2);
        (await fixture.LatestAsync())[0].Version.Should().Be(2);

        await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, 3), Note.Columns.ChatId == "c1")));
        (await fixture.FindAsync("n1"))!.Version.Should().Be(3);
        (await fixture.LatestAsync())[0].Version.Should().Be(3);
        note.Version.Should().Be(1);
    }

    [Fact]
    public async Task A_unique_value_that_moves_to_another_row_leads_to_that_row()
    {
        await using var fixture = await Create();
        var first = await fixture.AddAsync("n1");
        var second = await fixture.AddAsync("n2");
        await fixture.FindAsync("n1");
        await fixture.FindAsync("n2");

        await fixture.Cache.WriteAsync(new WriteUnit(
            Write.Patch(Patch<Note>.Empty.Set(Note.Columns.NoteId, "n3"), Note.Columns.Id == first.Id),
            Write.Patch(Patch<Note>.Empty.Set(Note.Columns.NoteId, "n1"), Note.Columns.Id == second.Id)));

        (await fixture.FindAsync("n1"))!.Id.Should().Be(second.Id);
        (await fixture.FindAsync("n2")).Should().BeNull();
        (await fixture.FindAsync("n3"))!.Id.Should().Be(first.Id);
    }

    [Fact]
    public async Task Another_processs_commit_is_seen_once_the_engine_has_noticed_it()
    {
        var heard = new HeardObserver();
        await using var fixture = await CacheFixture.CreateAsync(engineOptions: options => options.ForeignPollInterval = TimeSpan.FromMilliseconds(10));
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync("n1");
        await fixture.LatestAsync();
        fixture.Engine.Observe(heard);

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={fixture.Engine.FilePath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE notes SET version = 7";
            await command.ExecuteNonQueryAsync();
        }

        await heard.Everything;

        (await fixture.FindAsync(note.Id))!.Version.Should().Be(7);
        (await fixture.FindAsync("n1"))!.Version.Should().Be(7);
        (await fixture.LatestAsync())[0].Version.Should().Be(7);
    }

    [Fact]
    public async Task Several_rows_come_from_the_cache_and_the_rest_in_one_read()
    {
        await using var fixture = await Create();
        var notes = new List<Note>();
        for (var i = 0; i < 10; i++)
        {
            notes.Add(await fixture.AddAsync($"n{i}"));
        }

        await fixture.FindAsync(notes[0].Id);
        Lookup<Note>[] lookups = [.. notes.Select(note => new Lookup<Note>(note.Id)), Lookup.By(Note.Columns.NoteId, "n5"), new Lookup<Note>(999), new Lookup<Note>(notes[3].Id)];

        var first = await fixture.Cache.FindManyAsync(lookups);
        var reads = fixture.Gated.Reads;
        var second = await fixture.Cache.FindManyAsync(lookups[..11]);

        first.Should().Equal([.. notes, notes[5], null, notes[3]]);
        second.Should().Equal([.. notes, notes[5]]);
        reads.Should().Be(2);
        fixture.Gated.Reads.Should().Be(2);
    }

    [Fact]
    public async Task Another_type_over_the_same_table_is_kept_right_too()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        (await fixture.Cache.FindAsync(new Lookup<NoteHead>(note.Id)))!.Version.Should().Be(1);

        await fixture.SetVersionAsync(note.Id, 2);

        (await fixture.Cache.FindAsync(new Lookup<NoteHead>(note.Id)))!.Version.Should().Be(2);
    }

    private static Task<CacheFixture> Create(Action<CachingOptions>? configure = null) => CacheFixture.CreateAsync(configure: options =>
    {
        options.EnableWriteThrough = false;
        configure?.Invoke(options);
    });
}
