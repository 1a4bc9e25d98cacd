using Storage.Core;

namespace Storage.Api.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_sees_its_own_writes_and_nobody_else_does_before_the_commit()
    {
        await using var engine = await TestStorage.OpenAsync();
        await using var session = await engine.BeginAsync();

        var stored = await session.Repository<PersonInfo>().InsertAsync(Samples.Person("p1"));

        (await session.Repository<PersonInfo>().FindAsync(stored.Id)).Should().NotBeNull();
        (await engine.Repository<PersonInfo>().FindAsync(stored.Id)).Should().BeNull();
        await session.CommitAsync();
        (await engine.Repository<PersonInfo>().FindAsync(stored.Id)).Should().Be(stored);
    }

    [Fact]
    public async Task Repositories_of_several_entities_share_one_transaction()
    {
        await using var engine = await TestStorage.OpenAsync();

        var act = async () => await engine.TransactAsync(async (session, token) =>
        {
            await session.Repository<ChatStream>().InsertAsync(Samples.Stream("s1"), token);
            await session.Repository<Message>().BulkInsertAsync(Samples.Messages(50, "s1"), cancellationToken: token);
            await session.Repository<PersonInfo>().UpsertAsync(Samples.Person("p1"), cancellationToken: token);
            throw new NotSupportedException("second thoughts");
        });

        await act.Should().ThrowAsync<NotSupportedException>();
        (await engine.Query<ChatStream>().ExistsAsync()).Should().BeFalse();
        (await engine.Query<Message>().ExistsAsync()).Should().BeFalse();
        (await engine.Query<PersonInfo>().ExistsAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task Work_that_returns_is_committed_with_its_result()
    {
        await using var engine = await TestStorage.OpenAsync();

        var count = await engine.TransactAsync(async (session, token) =>
        {
            await session.Repository<Message>().InsertManyAsync(Samples.Messages(5), token);
            return await session.Query<Message>().CountAsync(token);
        });

        count.Should().Be(5);
        (await engine.Query<Message>().CountAsync()).Should().Be(5);
    }

    [Fact]
    public async Task A_failed_insert_leaves_the_rest_of_the_session()
    {
        await using var engine = await TestStorage.OpenAsync();

        await engine.TransactAsync(async (session, token) =>
        {
            var people = session.Repository<PersonInfo>();
            await people.InsertAsync(Samples.Person("p1"), token);
            await FluentActions.Awaiting(() => people.InsertManyAsync([Samples.Person("p2"), Samples.Person("p1")], token).AsTask())
                .Should().ThrowAsync<ConstraintException>();
            await people.InsertAsync(Samples.Person("p3"), token);
        });

        (await engine.Query<PersonInfo>().OrderBy(PersonInfo.Columns.PersonId).ToListAsync()).Select(person => person.PersonId).Should().Equal("p1", "p3");
    }

    [Fact]
    public async Task A_nested_session_that_is_rolled_back_leaves_the_one_around_it()
    {
        await using var engine = await TestStorage.OpenAsync();

        await engine.TransactAsync(async (outer, token) =>
        {
            await outer.Repository<PersonInfo>().InsertAsync(Samples.Person("kept"), token);
            await using var inner = await outer.BeginAsync(cancellationToken: token);
            await inner.Repository<PersonInfo>().InsertAsync(Samples.Person("dropped"), token);
            await inner.RollbackAsync();
        });

        (await engine.Query<PersonInfo>().ToListAsync()).Should().ContainSingle().Which.PersonId.Should().Be("kept");
    }

    [Fact]
    public async Task A_counter_that_is_read_and_written_in_sessions_loses_nothing()
    {
        const int Callers = 20;
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Badge>().InsertAsync(new Badge { Name = "gold" });

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () => await engine.TransactAsync(async (session, token) =>
        {
            var badges = session.Repository<Badge>();
            var badge = await badges.FindAsync("gold", token);
            await badges.UpdateAsync(badge! with { Uses = badge.Uses + 1 }, token);
        }))));

        (await engine.Repository<Badge>().FindAsync("gold"))!.Uses.Should().Be(Callers);
    }
}
