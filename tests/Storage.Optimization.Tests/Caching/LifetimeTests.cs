using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class LifetimeTests
{
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
        await fixture.FindAsync("n1");
        var all = Query.From<Note>().OrderBy(Note.Columns.Id);
        await fixture.Cache.QueryAsync(all);
        fixture.Time.Advance(TimeSpan.FromMinutes(2));
        fixture.Gated.Failure = new StorageException(StorageErrorCode.Busy, "busy");

        (await fixture.FindAsync(note.Id)).Should().Be(note);
        (await fixture.LatestAsync()).Should().Equal(note);
        (await fixture.FindAsync("n1")).Should().Be(note);
        (await fixture.Cache.QueryAsync(all)).Should().Equal(note);
        fixture.Statistics.StaleServed.Should().Be(4);

        await fixture.SetVersionAsync(note.Id, 2);
        await FluentActions.Awaiting(() => fixture.FindAsync(note.Id).AsTask()).Should().ThrowAsync<StorageException>("a row that was changed is never given as it was");
        await FluentActions.Awaiting(() => fixture.FindAsync("n1").AsTask()).Should().ThrowAsync<StorageException>();
        await FluentActions.Awaiting(() => fixture.LatestAsync().AsTask()).Should().ThrowAsync<StorageException>();
        await FluentActions.Awaiting(() => fixture.Cache.QueryAsync(all).AsTask()).Should().ThrowAsync<StorageException>();
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
