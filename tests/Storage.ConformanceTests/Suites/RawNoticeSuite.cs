using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>Raw SQL, triggers and cascades name every table that they may touch.</summary>
public abstract class RawNoticeSuite(TestEngine engine) : StorageSuite(engine)
{
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task Raw_sql_names_the_tables_it_writes_and_no_other()
    {
        await AddNote("a");
        Storage.Observe(_observer);

        await Storage.WriteAsync($"insert into settings (\"key\", scope, name, uses) select note_id, '', note_id, 0 from notes");

        _observer.Last.Tables.Should().Equal("settings");
    }

    [Fact]
    public async Task Raw_sql_names_its_tables_each_time_it_runs()
    {
        Storage.Observe(_observer);

        for (var i = 0; i < 3; i++)
        {
            await Storage.WriteAsync($"update settings set uses = uses + 1");
            _observer.Last.Tables.Should().Equal("settings");
        }
    }

    [Fact]
    public async Task A_trigger_of_a_typed_write_names_its_table_beside_the_row()
    {
        await Storage.WriteAsync($"create trigger log_notes after insert on notes begin insert into settings (\"key\", scope, name, uses) values (new.note_id, '', new.note_id, 0); end");
        Storage.Observe(_observer);

        await Insert(new Note { NoteId = "a" });

        _observer.Last.Tables.Should().Contain("settings");
        (_observer.Last.Rows.Count == 1 || _observer.Last.Tables.Contains("notes")).Should().BeTrue();
    }

    [Fact]
    public async Task A_trigger_that_came_after_the_first_run_is_named_too()
    {
        Storage.Observe(_observer);
        await Insert(new Note { NoteId = "a" });
        await Storage.WriteAsync($"create trigger log_notes after insert on notes begin insert into settings (\"key\", scope, name, uses) values (new.note_id, '', new.note_id, 0); end");

        await Insert(new Note { NoteId = "b" });

        _observer.Last.Tables.Should().Contain("settings");
        (await Storage.QueryAsync(Query.From<Setting>())).Should().ContainSingle();
    }

    [Fact]
    public async Task A_cascade_names_the_table_it_reaches()
    {
        await Storage.WriteAsync($"create table replies (id integer primary key, note_id text not null references notes (note_id) on delete cascade)");
        await AddNote("a");
        await Storage.WriteAsync($"insert into replies (note_id) values ('a')");
        Storage.Observe(_observer);

        await Apply(Write.Delete(Query.From<Note>().Where(Note.Columns.NoteId == "a")));

        _observer.Last.Tables.Should().Contain("replies");
        (await Storage.QueryAsync<ValueRow>($"select count(*) from replies")).Single()[0].AsInt64().Should().Be(0);
    }

    [Fact]
    public async Task A_change_of_the_schema_names_every_table()
    {
        Storage.Observe(_observer);

        await Storage.WriteAsync($"alter table settings rename column value to other_value");

        (_observer.Last.AllTables || _observer.Last.Tables.Contains("settings")).Should().BeTrue();
    }
}
