using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class FindSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task A_row_is_found_by_its_generated_key()
    {
        var note = await AddNote("a");

        var found = await Storage.FindAsync(new Lookup<Note>(DbValue.From(note.Id)));

        found.Should().Be(note);
    }

    [Fact]
    public async Task A_row_is_found_by_a_unique_column()
    {
        var note = await AddNote("a");

        var found = await FindNote("a");

        found.Should().Be(note);
    }

    [Fact]
    public async Task A_row_is_found_by_a_key_of_the_callers()
    {
        var person = new Person { Id = Guid.CreateVersion7(), Email = "a@b", Town = "x" };
        var setting = new Setting { Key = "雪", Scope = "s", Name = "n" };
        await Insert(person);
        await Insert(setting);

        var foundPerson = await Storage.FindAsync(new Lookup<Person>(DbValue.From(person.Id)));
        var foundSetting = await Storage.FindAsync(new Lookup<Setting>(DbValue.From("雪")));

        foundPerson.Should().Be(person);
        foundSetting.Should().Be(setting);
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        await AddNote("a");

        (await Storage.FindAsync(new Lookup<Note>(DbValue.From(99)))).Should().BeNull();
        (await FindNote("b")).Should().BeNull();
        (await Storage.FindAsync(new Lookup<Note>(DbValue.Null))).Should().BeNull();
    }

    [Fact]
    public async Task Many_rows_come_in_the_order_asked_for_with_gaps_and_repeats()
    {
        var first = await AddNote("a");
        var second = await AddNote("b");
        Lookup<Note>[] lookups =
        [
            new(DbValue.From(second.Id)),
            new(DbValue.From(4711)),
            new(Note.Columns.NoteId.Map, DbValue.From("a")),
            new(DbValue.From(second.Id)),
        ];

        var found = await Storage.FindManyAsync(lookups);

        found.Should().Equal(second, null, first, second);
    }

    [Fact]
    public async Task Finding_none_gives_none()
    {
        (await Storage.FindManyAsync<Note>([])).Should().BeEmpty();
    }

    [Fact]
    public void A_column_that_is_not_unique_names_no_row()
    {
        var act = () => new Lookup<Note>(Note.Columns.ChatId.Map, DbValue.From("c1"));

        act.Should().Throw<ArgumentException>().WithMessage("*chat_id*not unique*");
    }

    [Fact]
    public async Task A_lookup_with_hostile_text_finds_nothing_and_harms_nothing()
    {
        await AddNote("a");

        var found = await FindNote("a' or 1=1; drop table notes; --");

        found.Should().BeNull();
        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task A_find_with_a_cancelled_token_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var act = async () => await Storage.FindAsync(new Lookup<Note>(DbValue.From(1)), cancelled.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancelled.Token);
    }
}
