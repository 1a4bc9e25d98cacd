using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>Patches of rows in the cache: the row stays there, with what the database has made of the patched columns.</summary>
public sealed class PatchTests
{
    [Fact]
    public async Task A_patched_row_stays_cached_by_key_and_by_unique_value()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        var note = await CachedAsync(fixture, "n1");

        await fixture.SetVersionAsync(note.Id, 2);

        (await fixture.FindAsync(note.Id)).Should().Be(note with { Version = 2 });
        (await fixture.FindAsync("n1")).Should().Be(note with { Version = 2 });
        fixture.Gated.Reads.Should().Be(1, "nothing but the first find by name was read");
    }

    [Fact]
    public async Task What_is_added_is_what_the_database_says()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        var note = await CachedAsync(fixture, "n1");

        await PatchAsync(fixture, Patch<Note>.Empty.Add(Note.Columns.Version, 4).Add(Note.Columns.Time, 0.5), Note.Columns.Id == note.Id);
        await PatchAsync(fixture, Patch<Note>.Empty.Add(Note.Columns.Version, 5), Note.Columns.NoteId == "n1");

        (await fixture.FindAsync(note.Id)).Should().Be(note with { Version = 10, Time = 1.5 });
        await ShouldBeAsStoredAsync(fixture, note.Id, reads: 1);
    }

    [Fact]
    public async Task A_patched_name_leads_to_the_row_and_the_old_one_to_none()
    {
        await using var fixture = await CacheFixture.CreateAsync(configure: options => options.Region<Note>().AbsentTime = TimeSpan.FromMinutes(1));
        var note = await CachedAsync(fixture, "n1");
        (await fixture.FindAsync("n2")).Should().BeNull();

        await PatchAsync(fixture, Patch<Note>.Empty.Set(Note.Columns.NoteId, "n2"), Note.Columns.Id == note.Id);

        (await fixture.FindAsync("n1")).Should().BeNull();
        (await fixture.FindAsync("n2")).Should().Be(note with { NoteId = "n2" });
        (await fixture.FindAsync(note.Id)).Should().Be(note with { NoteId = "n2" });
    }

    [Fact]
    public async Task A_patch_of_another_column_brings_no_unique_value_into_being()
    {
        await using var fixture = await CacheFixture.CreateAsync(configure: options => options.Region<Note>().AbsentTime = TimeSpan.FromMinutes(1));
        var note = await CachedAsync(fixture, "n1");
        (await fixture.FindAsync("n2")).Should().BeNull();

        await fixture.SetVersionAsync(note.Id, 2);

        (await fixture.FindAsync("n2")).Should().BeNull();
        fixture.Gated.Reads.Should().Be(2, "the absence was kept over the patch");
    }

    [Fact]
    public async Task Each_row_of_a_filter_and_each_patch_of_a_unit_is_taken_in()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        var first = await CachedAsync(fixture, "n1");
        var second = await CachedAsync(fixture, "n2");

        await fixture.Cache.WriteAsync(new WriteUnit(
            Write.Patch(Patch<Note>.Empty.Add(Note.Columns.Version, 1), Note.Columns.ChatId == "c1"),
            Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Text, "a"), Note.Columns.Id == second.Id),
            Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Text, "b").Add(Note.Columns.Version, 1), Note.Columns.Id == second.Id)));

        (await fixture.FindAsync(first.Id)).Should().Be(first with { Version = 2 });
        (await fixture.FindAsync(second.Id)).Should().Be(second with { Version = 3, Text = "b" });
        fixture.Gated.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_patch_that_returns_its_rows_puts_them_in_whole()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        var note = await CachedAsync(fixture, "n1");

        var result = await fixture.Cache.WriteAsync(new WriteUnit(
            Write.Patch(Patch<Note>.Empty.Add(Note.Columns.Version, 1), Note.Columns.Id == note.Id, returnRows: true)));

        (await fixture.FindAsync(note.Id)).Should().BeSameAs(result.Statements[0].Rows<Note>()[0]);
        fixture.Gated.Reads.Should().Be(1);
    }

    [Fact]
    public async Task A_unit_that_fails_and_a_session_that_is_rolled_back_leave_the_row()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        var note = await CachedAsync(fixture, "n1");
        var duplicate = new WriteUnit(
            Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, 9), Note.Columns.Id == note.Id),
            Write.Insert(new Note { NoteId = "n1", ChatId = "c1" }));

        await FluentActions.Awaiting(() => fixture.Cache.WriteAsync(duplicate).AsTask()).Should().ThrowAsync<ConstraintException>();
        await using (var session = await fixture.Cache.BeginAsync())
        {
            await session.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, 8), Note.Columns.Id == note.Id)));
            await session.RollbackAsync();
        }

        (await fixture.FindAsync(note.Id)).Should().Be(note);
        await using (var session = await fixture.Cache.BeginAsync())
        {
            await session.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, 7), Note.Columns.Id == note.Id)));
            await session.CommitAsync();
        }

        await ShouldBeAsStoredAsync(fixture, note.Id, reads: 1);
    }

    [Fact]
    public async Task A_patch_whose_commit_fails_is_not_taken_in()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        var note = await CachedAsync(fixture, "n1");
        await fixture.Cache.WriteAsync($"CREATE TABLE replies (note_id INTEGER REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)");
        await fixture.FindAsync(note.Id);

        var orphan = new WriteUnit(
            Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, 2), Note.Columns.Id == note.Id),
            Write.Sql($"INSERT INTO replies VALUES (99)"));
        await FluentActions.Awaiting(() => fixture.Cache.WriteAsync(orphan).AsTask()).Should().ThrowAsync<ConstraintException>();

        (await fixture.FindAsync(note.Id)).Should().Be(note);
    }

    [Fact]
    public async Task A_patched_row_expires_when_the_row_that_was_read_would_have()
    {
        await using var fixture = await CacheFixture.CreateAsync(configure: options => options.EnableWriteThrough = true);
        var note = await CachedAsync(fixture, "n1");
        fixture.Time.Advance(TimeSpan.FromSeconds(59));
        await fixture.SetVersionAsync(note.Id, 2);
        await fixture.FindAsync("n1");
        fixture.Gated.Reads.Should().Be(1);

        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        (await fixture.FindAsync("n1"))!.Version.Should().Be(2);

        fixture.Gated.Reads.Should().Be(2);
    }

    [Fact]
    public async Task What_a_read_finds_of_a_commit_that_nobody_has_announced_is_not_added_to_again()
    {
        var blocker = new BlockingObserver();
        await using var fixture = await CacheFixture.CreateAsync(beforeCache: engine =>
        {
            engine.Observe(blocker);
            return Task.CompletedTask;
        });
        var note = await fixture.AddAsync("n1");
        fixture.Cache.Clear();
        var entrance = fixture.Gated.HoldNextAtEntrance();
        var reading = fixture.FindAsync(note.Id).AsTask();
        await entrance.Reached;
        blocker.Arm();

        var writing = Task.Run(() => PatchAsync(fixture, Patch<Note>.Empty.Add(Note.Columns.Version, 1), Note.Columns.Id == note.Id));
        await blocker.Reached;
        entrance.Open();
        (await reading)!.Version.Should().Be(2, "the commit is visible");
        blocker.Open();
        await writing;

        (await fixture.FindAsync(note.Id))!.Version.Should().Be(2);
    }

    private static async Task<Note> CachedAsync(CacheFixture fixture, string name)
    {
        var note = await fixture.AddAsync(name);
        await fixture.FindAsync(name);
        return note;
    }

    private static async Task PatchAsync(CacheFixture fixture, Patch<Note> patch, Filter<Note> filter) =>
        await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(patch, filter)));

    private static async Task ShouldBeAsStoredAsync(CacheFixture fixture, long id, int reads)
    {
        var stored = await fixture.Engine.FindAsync(new Lookup<Note>(id));
        (await fixture.FindAsync(id)).Should().Be(stored);
        fixture.Gated.Reads.Should().Be(reads);
    }
}
