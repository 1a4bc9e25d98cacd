using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class CachingStorageTests
{
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
    public async Task A_row_expires()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync(note.Id);
        fixture.Time.Advance(TimeSpan.FromSeconds(59));
        await fixture.FindAsync(note.Id);
        fixture.Gated.Reads.Should().Be(1);

        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.FindAsync(note.Id);

        fixture.Gated.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_request_may_name_its_own_time()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        var lookup = new Lookup<Note>(note.Id) { CacheTime = TimeSpan.FromSeconds(600) };
        await fixture.Cache.FindAsync(lookup);
        await fixture.Cache.QueryAsync(CacheFixture.Latest().CachedFor(TimeSpan.FromSeconds(600)));
        fixture.Time.Advance(TimeSpan.FromSeconds(599));

        await fixture.Cache.FindAsync(lookup);
        await fixture.LatestAsync();

        fixture.Gated.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_failure_is_told_and_not_kept()
    {
        await using var fixture = await Create();
        var note = await fixture.AddAsync("n1");
        fixture.Gated.Failure = new StorageException(StorageErrorCode.Busy, "busy");
        await FluentActions.Awaiting(() => fixture.FindAsync(note.Id).AsTask()).Should().ThrowAsync<StorageException>();
        await FluentActions.Awaiting(() => fixture.FindAsync("n1").AsTask()).Should().ThrowAsync<StorageException>();
        await FluentActions.Awaiting(() => fixture.LatestAsync().AsTask()).Should().ThrowAsync<StorageException>();
        await FluentActions.Awaiting(() => fixture.Cache.FindManyAsync([new Lookup<Note>(note.Id)]).AsTask()).Should().ThrowAsync<StorageException>();
        fixture.Gated.Failure = null;

        (await fixture.FindAsync(note.Id)).Should().Be(note);
        (await fixture.FindAsync("n1")).Should().Be(note);
        (await fixture.LatestAsync()).Should().Equal(note);
        (await fixture.Cache.FindManyAsync([new Lookup<Note>(note.Id)])).Should().Equal(note);
    }

    [Fact]
    public async Task An_expired_row_or_window_is_given_where_reading_fails_and_that_was_asked_for()
    {
        await using var fixture = await Create(options => options.Region<Note>().StaleOnError = TimeSpan.FromMinutes(5));
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync(note.Id);
        await fixture.LatestAsync();
        fixture.Time.Advance(TimeSpan.FromMinutes(2));
        fixture.Gated.Failure = new StorageException(StorageErrorCode.Busy, "busy");

        (await fixture.FindAsync(note.Id)).Should().Be(note);
        (await fixture.LatestAsync()).Should().Equal(note);
        fixture.Statistics.StaleServed.Should().Be(2);

        await fixture.SetVersionAsync(note.Id, 2);
        await FluentActions.Awaiting(() => fixture.FindAsync(note.Id).AsTask()).Should().ThrowAsync<StorageException>("a row that was changed is never given as it was");
        await FluentActions.Awaiting(() => fixture.LatestAsync().AsTask()).Should().ThrowAsync<StorageException>();
    }

    [Fact]
    public async Task A_row_is_read_anew_beside_its_readers_before_it_expires()
    {
        await using var fixture = await Create(options => options.Region<Note>().RefreshAfter = 0.5);
        var note = await fixture.AddAsync("n1");
        await fixture.FindAsync(note.Id);
        fixture.Time.Advance(TimeSpan.FromSeconds(40));

        await fixture.FindAsync(note.Id);
        await fixture.FindAsync(note.Id);
        await fixture.Cache.BackgroundEndedAsync();
        fixture.Gated.Reads.Should().Be(2, "one reader reads it anew");
        fixture.Time.Advance(TimeSpan.FromSeconds(29));
        await fixture.FindAsync(note.Id);

        fixture.Statistics.Refreshes.Should().Be(1);
        fixture.Statistics.DatabaseReads.Should().Be(1);
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
    public async Task A_flood_of_absent_keys_costs_no_row_its_place()
    {
        await using var fixture = await Create(options =>
        {
            options.Level1Capacity = 50;
            options.Region<Note>().AbsentTime = TimeSpan.FromSeconds(5);
        });
        var note = await fixture.AddAsync("n1");
        for (var i = 0; i < 20; i++)
        {
            await fixture.FindAsync(note.Id);
        }

        for (var i = 0; i < 5_000; i++)
        {
            (await fixture.FindAsync(1_000 + i)).Should().BeNull();
            (await fixture.FindAsync($"absent-{i}")).Should().BeNull();
        }

        var reads = fixture.Gated.Reads;
        (await fixture.FindAsync(note.Id)).Should().Be(note);
        fixture.Gated.Reads.Should().Be(reads);
        fixture.Statistics.Level1Rows.Should().BeLessThanOrEqualTo(50);
    }

    [Fact]
    public async Task That_there_is_no_row_is_known_until_there_is_one()
    {
        await using var fixture = await Create(options => options.Region<Note>().AbsentTime = TimeSpan.FromSeconds(5));
        await fixture.FindAsync(1);
        await fixture.FindAsync("n1");
        await fixture.FindAsync(1);
        await fixture.FindAsync("n1");
        fixture.Gated.Reads.Should().Be(2);
        fixture.Statistics.AbsentHits.Should().Be(2);

        await fixture.AddAsync("n1");

        (await fixture.FindAsync(1))!.NoteId.Should().Be("n1");
        (await fixture.FindAsync("n1"))!.Id.Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_comes_while_its_absence_is_read_is_found()
    {
        await using var fixture = await Create(options => options.Region<Note>().AbsentTime = TimeSpan.FromSeconds(5));
        var (byKey, byName) = (fixture.Gated.HoldNext(), fixture.Gated.HoldNext());
        var first = fixture.FindAsync(1).AsTask();
        await byKey.Reached;
        var second = fixture.FindAsync("n1").AsTask();
        await byName.Reached;

        await fixture.AddAsync("n1");
        byKey.Open();
        byName.Open();
        await Task.WhenAll(first, second);

        (await fixture.FindAsync(1)).Should().NotBeNull();
        (await fixture.FindAsync("n1")).Should().NotBeNull();
    }

    [Fact]
    public async Task The_filter_of_keys_answers_for_absent_ones_and_never_for_a_row_that_is_there()
    {
        await using var fixture = await Create(options => options.Region<Note>().ExpectedKeys = 1000);
        for (var i = 0; i < 100; i++)
        {
            await fixture.AddAsync($"n{i}");
        }

        await fixture.FindAsync(5_000);
        await fixture.Cache.BackgroundEndedAsync();
        await fixture.AddAsync("late");
        var reads = fixture.Gated.Reads;
        for (var i = 0; i < 1_000; i++)
        {
            (await fixture.FindAsync(10_000 + i)).Should().BeNull();
        }

        (fixture.Gated.Reads - reads).Should().BeLessThan(100, "about one in a hundred passes");
        for (var id = 1; id <= 101; id++)
        {
            (await fixture.FindAsync(id)).Should().NotBeNull();
        }

        await fixture.Cache.WriteAsync($"INSERT INTO notes (id, note_id, chat_id, time, version) VALUES (10500, 'raw', 'c1', 1, 1)");
        (await fixture.FindAsync(10_500)).Should().NotBeNull("a raw write names no rows, so the filter says nothing until it was read again");
    }

    [Fact]
    public async Task The_first_level_keeps_to_its_bytes()
    {
        await using var fixture = await Create(options => options.Level1Bytes = 20_000);
        for (var i = 0; i < 200; i++)
        {
            var result = await fixture.Cache.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"n{i}", ChatId = $"c{i}", Text = new string('x', 500) })));
            await fixture.FindAsync(result.Statements[0].Keys[0].AsInt64());
            await fixture.LatestAsync($"c{i}");
        }

        fixture.Statistics.Level1Bytes.Should().BeInRange(1, 40_000, "rows and windows have 20,000 each");
        fixture.Cache.Clear();
        fixture.Statistics.Level1Bytes.Should().Be(0);
        fixture.Statistics.Level1Rows.Should().Be(0);
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

    [Fact]
    public async Task A_table_can_be_left_out()
    {
        await using var fixture = await Create(options => options.Region<Note>().IsEnabled = false);
        var note = await fixture.AddAsync("n1");

        await fixture.FindAsync(note.Id);
        await fixture.FindAsync(note.Id);
        await fixture.LatestAsync();
        await fixture.LatestAsync();

        fixture.Gated.Reads.Should().Be(4);
    }

    [Theory]
    [InlineData("Level1Capacity")]
    [InlineData("notes")]
    public void A_wrong_option_is_refused_by_name(string option)
    {
        var options = new CachingOptions();
        if (option == "notes")
        {
            options.Region<Note>().AbsentCapacity = 0;
        }
        else
        {
            options.Level1Capacity = 0;
        }

        var make = () => new CachingStorage(new NoStorage(), options);

        make.Should().Throw<ArgumentException>().WithMessage($"*{option}*");
    }

    private static Task<CacheFixture> Create(Action<CachingOptions>? configure = null) => CacheFixture.CreateAsync(configure: options =>
    {
        options.EnableWriteThrough = false;
        configure?.Invoke(options);
    });
}
