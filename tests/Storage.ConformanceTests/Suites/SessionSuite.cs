using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class SessionSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task A_session_sees_its_own_writes_and_nobody_else_does_before_the_commit()
    {
        await AddNote("a", "c1", 1);
        await using var session = await Storage.BeginAsync();

        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "b" })));
        await session.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Time, 2), Note.Columns.NoteId == "a")));

        (await FindNote(session, "b")).Should().NotBeNull();
        (await FindNote(session, "a"))!.Time.Should().Be(2);
        (await session.QueryAsync(Query.From<Note>())).Should().HaveCount(2);
        (await FindNote("b")).Should().BeNull();
        (await FindNote("a"))!.Time.Should().Be(1);

        await session.CommitAsync();

        (await FindNote("b")).Should().NotBeNull();
        (await FindNote("a"))!.Time.Should().Be(2);
    }

    [Fact]
    public async Task Rolling_back_leaves_nothing()
    {
        await using var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));

        await session.RollbackAsync();

        (await NoteIds()).Should().BeEmpty();
        await AddNote("b");
    }

    [Fact]
    public async Task Disposing_without_a_commit_rolls_back()
    {
        await using (var session = await Storage.BeginAsync())
        {
            await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));
        }

        (await NoteIds()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_committed_session_survives_closing_and_opening()
    {
        await Storage.TransactAsync(async (session, token) => await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })), token));

        await ReopenAsync();

        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task Work_that_throws_is_rolled_back_and_its_exception_comes_through()
    {
        var act = async () => await Storage.TransactAsync(async (session, token) =>
        {
            await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })), token);
            throw new InvalidTimeZoneException("mine");
        });

        await act.Should().ThrowAsync<InvalidTimeZoneException>().WithMessage("mine");
        (await NoteIds()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_unit_that_fails_in_a_session_leaves_the_rest_of_the_session()
    {
        await AddNote("taken");
        await using var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));

        await FailureOf(session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "b" }), Write.Insert(new Note { NoteId = "taken" }))));
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "c" })));
        await session.CommitAsync();

        (await NoteIds()).Should().BeEquivalentTo("taken", "a", "c");
    }

    [Fact]
    public async Task An_inner_session_that_rolls_back_takes_only_its_own_writes()
    {
        await using var outer = await Storage.BeginAsync();
        await outer.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "outer" })));
        await using (var inner = await outer.BeginAsync())
        {
            await inner.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "inner" })));
            (await FindNote(inner, "outer")).Should().NotBeNull();
        }

        await outer.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "after" })));
        (await FindNote(outer, "inner")).Should().BeNull();
        await outer.CommitAsync();

        (await NoteIds()).Should().Equal("outer", "after");
    }

    [Fact]
    public async Task An_inner_commit_is_final_only_with_the_outer_one()
    {
        await using (var outer = await Storage.BeginAsync())
        {
            await outer.TransactAsync(async (inner, token) => await inner.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })), token));
            (await FindNote(outer, "a")).Should().NotBeNull();
            (await FindNote("a")).Should().BeNull();
        }

        (await NoteIds()).Should().BeEmpty();
    }

    [Fact]
    public async Task Sessions_nest_deeper_than_one()
    {
        await using var first = await Storage.BeginAsync();
        await using (var second = await first.BeginAsync())
        {
            await using (var third = await second.BeginAsync())
            {
                await third.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "third" })));
                await third.CommitAsync();
            }

            await using (var fourth = await second.BeginAsync())
            {
                await fourth.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "fourth" })));
            }

            await second.CommitAsync();
        }

        await first.CommitAsync();

        (await NoteIds()).Should().Equal("third");
    }

    [Fact]
    public async Task The_outer_session_rests_while_an_inner_one_is_open()
    {
        await using var outer = await Storage.BeginAsync();
        await using var inner = await outer.BeginAsync();

        var write = async () => await outer.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));
        var commit = async () => await outer.CommitAsync();

        await write.Should().ThrowAsync<InvalidOperationException>();
        await commit.Should().ThrowAsync<InvalidOperationException>();
        await inner.RollbackAsync();
        await outer.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "b" })));
        await outer.CommitAsync();
        (await NoteIds()).Should().Equal("b");
    }

    [Fact]
    public async Task A_session_that_is_over_is_over()
    {
        await using var session = await Storage.BeginAsync();
        await session.CommitAsync();

        var write = async () => await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));
        var read = async () => await session.QueryAsync(Query.From<Note>());
        var commit = async () => await session.CommitAsync();

        await write.Should().ThrowAsync<InvalidOperationException>();
        await read.Should().ThrowAsync<InvalidOperationException>();
        await commit.Should().ThrowAsync<InvalidOperationException>();
        (await NoteIds()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_stream_in_a_session_may_be_written_beside()
    {
        await Insert([.. Enumerable.Range(0, 20).Select(i => new Note { NoteId = $"n{i}", Time = i })]);
        await using var session = await Storage.BeginAsync();

        await foreach (var note in session.StreamAsync(Query.From<Note>().OrderBy(Note.Columns.Time)))
        {
            await session.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.IsPinned, true), Note.Columns.Id == note.Id)));
        }

        await session.CommitAsync();
        (await Storage.QueryAsync(Query.From<Note>())).Should().OnlyContain(note => note.IsPinned);
    }

    [Fact]
    public async Task Writers_wait_for_a_session_and_are_applied_after_it()
    {
        var session = await Storage.BeginAsync();
        var waiting = Enumerable.Range(0, 10).Select(i => Task.Run(async () => await AddNote($"n{i}"))).ToArray();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "session" })));

        await session.CommitAsync();
        await Task.WhenAll(waiting).WaitAsync(Patience);

        (await NoteIds()).Should().HaveCount(11);
    }
}
