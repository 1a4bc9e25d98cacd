using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class IdempotencySuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task A_key_is_applied_once_and_its_results_are_given_again()
    {
        var person = new Person { Id = Guid.CreateVersion7(), Email = "a" };
        WriteUnit Unit() => new(Write.Insert(new Note { NoteId = "a" }), Write.Insert(person), Write.Insert(new Setting { Key = "雪" })) { IdempotencyKey = "k1" };

        var first = await Storage.WriteAsync(Unit());
        var second = await Storage.WriteAsync(Unit());

        first.WasAppliedBefore.Should().BeFalse();
        second.WasAppliedBefore.Should().BeTrue();
        second.Statements.Select(statement => statement.RowsAffected).Should().Equal(1, 1, 1);
        second.Statements.SelectMany(statement => statement.Keys).Should().Equal(first.Statements.SelectMany(statement => statement.Keys));
        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task A_key_is_remembered_after_closing_and_opening()
    {
        var first = await Add("k1");

        await ReopenAsync();
        var second = await Add("k1");

        second.WasAppliedBefore.Should().BeTrue();
        second.RowsAffected.Should().Be(first.RowsAffected);
    }

    [Fact]
    public async Task Concurrent_units_with_one_key_are_applied_once()
    {
        await AddNote("a");
        WriteUnit Unit() => new(Write.Patch(Patch<Note>.Empty.Add(Note.Columns.Attitude, 1), Filter<Note>.All)) { IdempotencyKey = "k1" };

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await Storage.WriteAsync(Unit()))));

        results.Should().ContainSingle(result => !result.WasAppliedBefore);
        results.Should().OnlyContain(result => result.RowsAffected == 1);
        (await FindNote("a"))!.Attitude.Should().Be(1);
    }

    [Fact]
    public async Task A_unit_that_failed_leaves_its_key_free()
    {
        await AddNote("a");

        await FailureOf(Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "b" }), Write.Insert(new Note { NoteId = "a" })) { IdempotencyKey = "k1" }));
        var again = await Add("k1");

        again.WasAppliedBefore.Should().BeFalse();
        (await NoteIds()).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_key_counts_across_sessions_and_units()
    {
        await using (var session = await Storage.BeginAsync())
        {
            (await session.WriteAsync(Unit("k1"))).WasAppliedBefore.Should().BeFalse();
            (await session.WriteAsync(Unit("k1"))).WasAppliedBefore.Should().BeTrue();
            await session.CommitAsync();
        }

        (await Add("k1")).WasAppliedBefore.Should().BeTrue();
        (await NoteIds()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_key_of_a_session_that_rolled_back_is_free()
    {
        await using (var session = await Storage.BeginAsync())
        {
            await session.WriteAsync(Unit("k1"));
        }

        (await Add("k1")).WasAppliedBefore.Should().BeFalse();
    }

    [Fact]
    public async Task Keys_have_a_length()
    {
        var empty = async () => await Add("");
        var tooLong = async () => await Add(new string('k', 201));

        await empty.Should().ThrowAsync<ArgumentException>();
        await tooLong.Should().ThrowAsync<ArgumentException>();
        (await Add(new string('雪', 200))).WasAppliedBefore.Should().BeFalse();
    }

    [Fact]
    public async Task Keys_have_the_same_length_in_a_session()
    {
        await using var session = await Storage.BeginAsync();
        var empty = async () => await session.WriteAsync(Unit(""));
        var tooLong = async () => await session.WriteAsync(Unit(new string('k', 201)));

        await empty.Should().ThrowAsync<ArgumentException>();
        await tooLong.Should().ThrowAsync<ArgumentException>();
        (await session.WriteAsync(Unit(new string('k', 200)))).WasAppliedBefore.Should().BeFalse();
    }

    private static WriteUnit Unit(string key) => new(Write.Insert(new Note { NoteId = Guid.NewGuid().ToString() })) { IdempotencyKey = key };

    private async Task<WriteResult> Add(string key) => await Storage.WriteAsync(Unit(key));
}
