using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>What notices name.</summary>
public abstract class NoticeContentSuite(TestEngine engine) : StorageSuite(engine)
{
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task An_insert_carries_keys_partitions_and_the_rows_as_a_read_gives_them()
    {
        Storage.Observe(_observer);
        var at = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(8)).AddTicks(7);

        await Insert(new Note { NoteId = "a", ChatId = "c1", CreatedAt = at }, new Note { NoteId = "b", ChatId = null });

        var rows = _observer.Last.Rows;
        rows.Select(row => (row.Map.Table, row.Kind)).Should().Equal(("notes", RowChangeKind.Inserted), ("notes", RowChangeKind.Inserted));
        rows.Select(row => row.Partition).Should().Equal(DbValue.From("c1"), DbValue.Null);
        var stored = await Storage.FindManyAsync([.. rows.Select(row => new Lookup<Note>(row.Key))]);
        rows.Select(row => (Note?)row.Row).Should().Equal(stored);
        ((Note)rows[0].Row!).CreatedAt.Offset.Should().Be(TimeSpan.Zero);
        _observer.Last.Tables.Should().BeEmpty();
    }

    [Fact]
    public async Task An_ignored_row_is_not_named()
    {
        await AddNote("a");
        Storage.Observe(_observer);

        await Apply(Write.Insert<Note>(new[] { new Note { NoteId = "a" }, new Note { NoteId = "b" } }, ConflictAction.Ignore));

        _observer.Last.Rows.Should().ContainSingle().Which.Row.Should().Be(await FindNote("b"));
    }

    [Fact]
    public async Task An_upsert_carries_the_stored_row_its_key_and_the_partition_it_leaves()
    {
        var note = await AddNote("a", "c1");
        Storage.Observe(_observer);

        await Apply(Write.Upsert<Note>(new[] { new Note { NoteId = "a", ChatId = "c2" }, new Note { NoteId = "b", ChatId = "c3" } }, new() { Target = [Note.Columns.NoteId] }));

        var rows = _observer.Last.Rows;
        rows.Should().OnlyContain(row => row.Kind == RowChangeKind.Upserted);
        rows[0].Key.Should().Be(DbValue.From(note.Id));
        (rows[0].Partition, rows[0].IsMoved, rows[0].PreviousPartition).Should().Be((DbValue.From("c2"), true, DbValue.From("c1")));
        (rows[1].Partition, rows[1].IsMoved).Should().Be((DbValue.From("c3"), false));
        rows.Select(row => row.Row).Should().Equal(await FindNote("a"), await FindNote("b"));
    }

    [Fact]
    public async Task An_upsert_by_another_column_names_the_stored_key()
    {
        var person = new Person { Id = Guid.CreateVersion7(), Email = "a", Town = "x" };
        await Insert(person);
        Storage.Observe(_observer);

        await Apply(Write.Upsert<Person>(new[] { person with { Id = Guid.CreateVersion7(), Points = 3 } }, new() { Target = [Person.Columns.Email] }));

        var change = _observer.Last.Rows.Should().ContainSingle().Which;
        change.Key.Should().Be(DbValue.From(person.Id));
        change.Row.Should().BeOneOf(null, person with { Points = 3 });
    }

    [Fact]
    public async Task An_upsert_that_leaves_the_partition_names_the_stored_one()
    {
        await AddNote("a", "c1");
        Storage.Observe(_observer);

        await Apply(Write.Upsert<Note>(
            new[] { new Note { NoteId = "a", ChatId = "c2", Time = 1 } },
            new() { Target = [Note.Columns.NoteId], Update = [Note.Columns.Time] }));

        Names(_observer.Last, "notes", "c1").Should().BeTrue("the row is in c1 and stays there");
    }

    [Fact]
    public async Task An_upsert_whose_merge_moves_the_row_names_both_partitions()
    {
        await AddNote("a", "c1");
        Storage.Observe(_observer);

        await Apply(Write.Upsert<Note>(
            new[] { new Note { NoteId = "a", ChatId = "c2" } },
            new() { Target = [Note.Columns.NoteId], Merge = Patch<Note>.Empty.Set(Note.Columns.ChatId, "c3") }));

        Names(_observer.Last, "notes", "c1").Should().BeTrue();
        Names(_observer.Last, "notes", "c3").Should().BeTrue();
    }

    [Fact]
    public async Task An_upsert_out_of_the_null_partition_names_it()
    {
        await AddNote("a", null);
        Storage.Observe(_observer);

        await Apply(Write.Upsert<Note>(new[] { new Note { NoteId = "a", ChatId = "c1" } }, new() { Target = [Note.Columns.NoteId] }));

        var change = _observer.Last.Rows.Should().ContainSingle().Which;
        (change.IsMoved, change.PreviousPartition, change.Partition).Should().Be((true, DbValue.Null, DbValue.From("c1")));
    }

    [Fact]
    public async Task An_upsert_that_writes_part_of_a_row_does_not_carry_a_whole_one()
    {
        await Insert(new Setting { Key = "k", Scope = "s", Name = "n", Value = "old", Uses = 1 });
        Storage.Observe(_observer);

        await Apply(Write.Upsert<Setting>(
            new[] { new Setting { Key = "k", Scope = "t", Name = "m", Value = "new", Uses = 2 } },
            new() { Update = [Setting.Columns.Scope, Setting.Columns.Scope, Setting.Columns.Name, Setting.Columns.Value] }));

        var row = _observer.Last.Rows.Should().ContainSingle().Which.Row;
        row.Should().BeOneOf(null, await Storage.FindAsync(new Lookup<Setting>(DbValue.From("k"))));
    }

    [Fact]
    public async Task A_patch_and_a_delete_name_their_rows()
    {
        var note = await AddNote("a", "c1");
        await AddNote("b", "c2");
        Storage.Observe(_observer);

        await Apply(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Time, 1), Note.Columns.NoteId == "a"));
        var patched = _observer.Last.Rows.Should().ContainSingle().Which;
        await Apply(Write.Delete(Query.From<Note>().Where(Note.Columns.ChatId == "c1")));
        var deleted = _observer.Last.Rows.Should().ContainSingle().Which;

        (patched.Kind, patched.Key, patched.Partition, patched.Row).Should().Be((RowChangeKind.Patched, DbValue.From(note.Id), DbValue.From("c1"), null));
        (deleted.Kind, deleted.Key, deleted.Partition).Should().Be((RowChangeKind.Deleted, DbValue.From(note.Id), DbValue.From("c1")));
    }

    [Fact]
    public async Task A_patch_tells_what_its_columns_hold_in_each_row()
    {
        var first = await AddNote("a", "c1", time: 1);
        var second = await AddNote("b", "c1", time: 2.5);
        Storage.Observe(_observer);

        await Apply(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.IsPinned, true).Add(Note.Columns.Time, 3), Note.Columns.ChatId == "c1"));

        var rows = _observer.Last.Rows;
        rows.Select(row => row.Key).Should().BeEquivalentTo([DbValue.From(first.Id), DbValue.From(second.Id)]);
        foreach (var row in rows)
        {
            row.Patch!.Assignments.Select(assignment => assignment.Column).Should().Equal(Note.Columns.IsPinned.Map, Note.Columns.Time.Map);
            row.PatchedValues.ToArray().Should().Equal(DbValue.From(true), DbValue.From(row.Key == first.Id ? 4.0 : 5.5));
        }
    }

    [Fact]
    public async Task A_claim_and_a_patch_that_returns_its_rows_carry_them()
    {
        await AddNote("a", "c1");
        Storage.Observe(_observer);
        var patch = Patch<Note>.Empty.Set(Note.Columns.IsPinned, true);

        await Apply(Write.Claim(patch, Query.From<Note>().OrderBy(Note.Columns.Id).Take(1)));
        _observer.Last.Rows.Should().ContainSingle().Which.Row.Should().Be(await FindNote("a"));
        await Apply(Write.Patch(patch, Note.Columns.NoteId == "a", returnRows: true));

        _observer.Last.Rows.Should().ContainSingle().Which.Row.Should().Be(await FindNote("a"));
    }

    [Fact]
    public async Task A_patch_that_moves_rows_between_partitions_names_the_table()
    {
        await AddNote("a", "c1");
        Storage.Observe(_observer);

        await Apply(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.ChatId, "c2"), Filter<Note>.All));

        _observer.Last.Tables.Should().Contain("notes");
    }

    [Fact]
    public async Task Deleting_all_rows_names_them_or_the_table()
    {
        await AddNote("a", "c1");
        Storage.Observe(_observer);

        await Apply(Write.Delete(Query.From<Note>()));

        Names(_observer.Last, "notes", "c1").Should().BeTrue();
    }

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    public async Task More_than_a_thousand_rows_name_the_table(int count, bool namesTable)
    {
        Storage.Observe(_observer);

        await Apply(
            Write.Insert(new Setting { Key = "k" }),
            Write.Insert<Note>(Enumerable.Range(0, count).Select(i => new Note { NoteId = $"n{i}" }).ToArray()));

        _observer.Last.Tables.Should().Equal(namesTable ? ["notes"] : Array.Empty<string>());
        _observer.Last.Rows.Should().HaveCount(namesTable ? 1 : count + 1);
    }

    private static bool Names(CommitNotice notice, string table, string partition) =>
        notice.AllTables
        || notice.Tables.Contains(table)
        || notice.Rows.Any(row => row.Map.Table == table && (row.Partition == DbValue.From(partition) || row.PreviousPartition == DbValue.From(partition)));
}
