using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class WindowPrefixTests
{
    [Fact]
    public async Task A_window_of_the_latest_answers_who_wants_fewer_of_them_and_allocates_no_second_list()
    {
        await using var fixture = await WithNotesAsync(8);
        await fixture.LatestAsync(limit: 5);

        var fewer = await fixture.LatestAsync(limit: 3);

        fewer.Select(note => note.NoteId).Should().Equal("n8", "n7", "n6");
        (await fixture.LatestAsync(limit: 3)).Should().BeSameAs(fewer);
        (await fixture.LatestAsync(limit: 2)).Select(note => note.NoteId).Should().Equal("n8", "n7");
        (await fixture.LatestAsync(limit: 0)).Should().BeEmpty();
        fixture.Gated.Reads.Should().Be(1);
        (fixture.Statistics.Level1WindowHits, fixture.Statistics.Level1Windows).Should().Be((4, 1));
    }

    [Fact]
    public async Task Who_wants_more_of_them_reads_the_database()
    {
        await using var fixture = await WithNotesAsync(8);
        await fixture.LatestAsync(limit: 5);

        (await fixture.LatestAsync(limit: 6)).Should().HaveCount(6);

        fixture.Gated.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_window_that_has_all_rows_answers_with_all_of_them()
    {
        await using var fixture = await WithNotesAsync(2);
        var all = await fixture.LatestAsync(limit: 5);

        (await fixture.LatestAsync(limit: 3)).Should().BeSameAs(all);

        fixture.Gated.Reads.Should().Be(1);
    }

    [Fact]
    public async Task The_first_rows_are_those_after_the_last_commit()
    {
        await using var fixture = await WithNotesAsync(8);
        await fixture.LatestAsync(limit: 5);
        await fixture.LatestAsync(limit: 3);

        var added = await fixture.AddAsync("n9", time: 9);
        (await fixture.LatestAsync(limit: 3)).Select(note => note.NoteId).Should().Equal("n9", "n8", "n7");
        fixture.Gated.Reads.Should().Be(1, "the window has taken the row in");
        await fixture.SetVersionAsync(added.Id, 2);

        (await fixture.LatestAsync(limit: 3))[0].Version.Should().Be(2);
        fixture.Gated.Reads.Should().Be(1, "and the patch");
        await fixture.Cache.WriteAsync(new WriteUnit(Write.Delete(Query.From<Note>().Where(Note.Columns.Id == added.Id))));

        (await fixture.LatestAsync(limit: 3)).Select(note => note.NoteId).Should().Equal("n8", "n7", "n6");
        fixture.Gated.Reads.Should().Be(2, "the deletion has dropped the window");
    }

    [Fact]
    public async Task A_window_of_other_values_or_another_order_answers_nobody_else()
    {
        await using var fixture = await WithNotesAsync(8);
        Query<Note> Since(double time, int limit) => Query.From<Note>()
            .Where((Note.Columns.ChatId == "c1") & (Note.Columns.Time > time)).OrderBy(Note.Columns.Id).Take(limit);
        Query<Note> Oldest(int limit) => Query.From<Note>().Where(Note.Columns.ChatId == "c1").OrderBy(Note.Columns.Time).OrderBy(Note.Columns.Id).Take(limit);
        await fixture.Cache.QueryAsync(Since(2, 5));

        (await fixture.Cache.QueryAsync(Since(3, 2))).Select(note => note.NoteId).Should().Equal("n4", "n5");
        (await fixture.Cache.QueryAsync(Oldest(2))).Select(note => note.NoteId).Should().Equal("n1", "n2");

        fixture.Gated.Reads.Should().Be(3);
        (await fixture.Cache.QueryAsync(Since(2, 2))).Select(note => note.NoteId).Should().Equal("n3", "n4");
        fixture.Gated.Reads.Should().Be(3);
    }

    [Fact]
    public async Task Rows_that_the_order_does_not_tell_apart_and_pages_are_read_as_they_are_asked_for()
    {
        await using var fixture = await WithNotesAsync(8);
        Query<Note> ByTime(int limit) => Query.From<Note>().Where(Note.Columns.ChatId == "c1").OrderByDescending(Note.Columns.Time).Take(limit);
        Query<Note> Page(int skip, int limit) => Query.From<Note>().Where(Note.Columns.ChatId == "c1").OrderBy(Note.Columns.Id).Skip(skip).Take(limit);

        await fixture.Cache.QueryAsync(ByTime(5));
        await fixture.Cache.QueryAsync(ByTime(3));
        await fixture.Cache.QueryAsync(Page(2, 5));
        await fixture.Cache.QueryAsync(Page(2, 3));

        fixture.Gated.Reads.Should().Be(4);
    }

    [Fact]
    public async Task Where_the_larger_window_has_expired_the_smaller_one_answers_and_the_other_way_round()
    {
        await using var fixture = await WithNotesAsync(8);
        await fixture.LatestAsync(limit: 3);
        fixture.Time.Advance(TimeSpan.FromSeconds(40));
        await fixture.LatestAsync(limit: 5);
        fixture.Time.Advance(TimeSpan.FromSeconds(40));

        (await fixture.LatestAsync(limit: 3)).Should().HaveCount(3);
        fixture.Gated.Reads.Should().Be(2, "its own has expired");
        fixture.Time.Advance(TimeSpan.FromSeconds(40));
        (await fixture.LatestAsync(limit: 3)).Should().HaveCount(3);

        fixture.Gated.Reads.Should().Be(3, "the larger one has as well");
    }

    [Fact]
    public async Task The_first_rows_are_not_given_while_a_commit_on_the_chat_is_visible_and_unannounced()
    {
        var blocker = new BlockingObserver();
        await using var fixture = await CacheFixture.CreateAsync(beforeCache: engine =>
        {
            engine.Observe(blocker);
            return Task.CompletedTask;
        });
        await fixture.AddAsync("n1");
        await fixture.LatestAsync(limit: 5);
        blocker.Arm();

        var writing = Task.Run(() => fixture.AddAsync("n2", time: 2));
        await blocker.Reached;
        var seen = await fixture.LatestAsync(limit: 1);
        blocker.Open();
        await writing;

        seen[0].NoteId.Should().Be("n2");
    }

    private static async Task<CacheFixture> WithNotesAsync(int count)
    {
        var fixture = await CacheFixture.CreateAsync();
        for (var i = 1; i <= count; i++)
        {
            await fixture.AddAsync($"n{i}", time: i);
        }

        return fixture;
    }
}
