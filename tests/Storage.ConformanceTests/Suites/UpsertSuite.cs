using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class UpsertSuite(TestEngine engine) : StorageSuite(engine)
{
    private static readonly UpsertOptions<Note> ByNoteId = new() { Target = [Note.Columns.NoteId] };

    [Fact]
    public async Task By_key_the_whole_row_is_written_over()
    {
        await Insert(new Setting { Key = "k", Scope = "s", Name = "n", Value = "old", Uses = 4 });
        var row = new Setting { Key = "k", Scope = "t", Name = "m" };

        var result = await Apply(Write.Upsert<Setting>(new[] { row, new Setting { Key = "l" } }));

        result.RowsAffected.Should().Be(2);
        (await Storage.FindAsync(new Lookup<Setting>(DbValue.From("k")))).Should().Be(row);
        (await Storage.FindAsync(new Lookup<Setting>(DbValue.From("l")))).Should().NotBeNull();
    }

    [Fact]
    public async Task By_a_unique_column_the_generated_key_stays()
    {
        var note = await AddNote("a");

        var result = await Apply(Write.Upsert<Note>(new[] { new Note { NoteId = "a", Time = 5 }, new Note { NoteId = "b" } }, ByNoteId));

        result.Statements[0].Keys[0].Should().Be(DbValue.From(note.Id));
        var found = await Storage.FindManyAsync([.. result.Statements[0].Keys.Select(key => new Lookup<Note>(key))]);
        found[0].Should().Be(note with { Time = 5, ChatId = null });
        found[1]!.NoteId.Should().Be("b");
    }

    [Fact]
    public async Task By_a_unique_column_the_stored_key_is_returned_where_callers_make_keys()
    {
        var (old, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Insert(new Person { Id = old, Email = "a", Town = "x" });

        var result = await Apply(Write.Upsert<Person>(new[] { new Person { Id = other, Email = "a", Town = "y" } }, new() { Target = [Person.Columns.Email] }));

        result.Statements[0].Keys.Should().Equal(DbValue.From(old));
        (await Storage.FindAsync(new Lookup<Person>(DbValue.From(old))))!.Town.Should().Be("y");
        (await Storage.FindAsync(new Lookup<Person>(DbValue.From(other)))).Should().BeNull();
    }

    [Fact]
    public async Task By_a_pair_of_columns_in_any_order()
    {
        await Insert(new Setting { Key = "k", Scope = "s", Name = "n", Value = "old" });

        await Apply(Write.Upsert<Setting>(
            new[] { new Setting { Key = "other", Scope = "s", Name = "n", Value = "new" } },
            new() { Target = [Setting.Columns.Name, Setting.Columns.Scope] }));

        (await Storage.QueryAsync(Query.From<Setting>())).Should().Equal(new Setting { Key = "k", Scope = "s", Name = "n", Value = "new" });
    }

    [Fact]
    public async Task An_update_list_leaves_the_other_columns()
    {
        var note = await AddNote("a", "c1", 1);

        await Apply(Write.Upsert<Note>(
            new[] { new Note { NoteId = "a", ChatId = "c9", Time = 2 } },
            new() { Target = [Note.Columns.NoteId], Update = [Note.Columns.Time] }));

        (await FindNote("a")).Should().Be(note with { Time = 2 });
    }

    [Fact]
    public async Task An_empty_update_list_leaves_the_existing_row()
    {
        var note = await AddNote("a", "c1", 1);

        var result = await Apply(Write.Upsert<Note>(new[] { new Note { NoteId = "a", Time = 2 } }, new() { Target = [Note.Columns.NoteId], Update = [] }));

        result.RowsAffected.Should().Be(0);
        (await FindNote("a")).Should().Be(note);
    }

    [Fact]
    public async Task A_merge_adds_to_what_is_there()
    {
        UpsertOptions<Setting> count = new() { Merge = Patch<Setting>.Empty.Add(Setting.Columns.Uses, 1) };
        var row = new Setting { Key = "k", Value = "first", Uses = 1 };

        for (var i = 0; i < 3; i++)
        {
            await Apply(Write.Upsert<Setting>(new[] { row with { Value = $"{i}" } }, count));
        }

        (await Storage.FindAsync(new Lookup<Setting>(DbValue.From("k")))).Should().Be(row with { Value = "0", Uses = 3 });
    }

    [Fact]
    public async Task A_merge_and_an_update_list_work_together()
    {
        UpsertOptions<Setting> options = new()
        {
            Update = [Setting.Columns.Value],
            Merge = Patch<Setting>.Empty.Add(Setting.Columns.Uses, 10).Set(Setting.Columns.Name, "merged"),
        };
        await Insert(new Setting { Key = "k", Scope = "s", Name = "n", Value = "old", Uses = 5 });

        await Apply(Write.Upsert<Setting>(new[] { new Setting { Key = "k", Scope = "t", Value = "new", Uses = 1 } }, options));

        (await Storage.FindAsync(new Lookup<Setting>(DbValue.From("k"))))
            .Should().Be(new Setting { Key = "k", Scope = "s", Name = "merged", Value = "new", Uses = 15 });
    }

    [Fact]
    public async Task A_conflict_outside_the_target_fails_the_unit()
    {
        await Insert(new Setting { Key = "k", Scope = "s", Name = "n" });

        var failure = await FailureOf(Apply(Write.Upsert<Setting>(new[] { new Setting { Key = "l", Scope = "s", Name = "n" } })));

        failure.Code.Should().Be(StorageErrorCode.Constraint);
    }

    [Fact]
    public async Task The_same_row_twice_in_one_upsert_is_written_twice()
    {
        await Apply(Write.Upsert<Note>(new[] { new Note { NoteId = "a", Time = 1 }, new Note { NoteId = "a", Time = 2 } }, ByNoteId));

        (await Storage.QueryAsync(Query.From<Note>())).Should().ContainSingle().Which.Time.Should().Be(2);
    }

    [Fact]
    public async Task Each_row_adds_its_own_values_to_those_that_are_there()
    {
        var adding = new UpsertOptions<Setting> { Target = [Setting.Columns.Scope, Setting.Columns.Name], Add = [Setting.Columns.Uses] };
        await Apply(Write.Upsert(new[] { Row("a", 1), Row("b", 10) }, adding));

        await Apply(Write.Upsert(new[] { Row("b", 5), Row("a", -3), Row("a", 7), Row("c", 2) }, adding));

        (await Storage.QueryAsync(Query.From<Setting>().OrderBy(Setting.Columns.Name))).Select(row => (row.Name, row.Uses, row.Value))
            .Should().Equal(("a", 5, "first"), ("b", 15, "first"), ("c", 2, "first"));

        static Setting Row(string name, int uses) => new() { Key = $"{name}{uses}", Scope = "s", Name = name, Uses = uses, Value = "first" };
    }

    [Fact]
    public async Task Adding_and_updating_go_together()
    {
        var both = new UpsertOptions<Setting> { Update = [Setting.Columns.Value], Add = [Setting.Columns.Uses] };
        await Apply(Write.Upsert(new Setting { Key = "k", Value = "old", Uses = 1 }, both));

        await Apply(Write.Upsert(new Setting { Key = "k", Value = "new", Uses = 2 }, both));

        (await Storage.FindAsync(new Lookup<Setting>(DbValue.From("k")))).Should().Be(new Setting { Key = "k", Value = "new", Uses = 3 });
    }

    [Fact]
    public void Adding_to_a_text_or_to_the_key_is_refused()
    {
        var text = () => Write.Upsert(new Setting(), new UpsertOptions<Setting> { Add = [Setting.Columns.Value] });
        var key = () => Write.Upsert(new Note(), new UpsertOptions<Note> { Target = [Note.Columns.NoteId], Add = [Note.Columns.Id] });

        text.Should().Throw<ArgumentException>().WithMessage("*value*");
        key.Should().Throw<ArgumentException>().WithMessage("*id*");
    }

    [Fact]
    public void A_target_that_identifies_no_row_is_refused()
    {
        var act = () => Write.Upsert<Note>(new[] { new Note() }, new() { Target = [Note.Columns.ChatId] });

        act.Should().Throw<ArgumentException>().WithMessage("*chat_id*");
    }
}
