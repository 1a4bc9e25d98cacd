using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class FacadeSessionTests
{
    [Fact]
    public async Task A_session_gives_its_works_result_and_sees_its_own_writes()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);

        var (inside, outside) = await db.SessionAsync(async (inner, _, token) =>
        {
            await inner.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")), token);
            return (await inner.CountAsync("PersonInfo"), await db.CountAsync("PersonInfo"));
        });

        inside.Should().Be(1);
        outside.Should().Be(0, "nobody else sees what is not committed");
        (await db.CountAsync("PersonInfo")).Should().Be(1);
    }

    [Fact]
    public async Task A_session_whose_work_throws_leaves_nothing_of_any_call()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);
        await db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("kept")));
        var all = new DatabaseQuery { QueryType = QueryTypes.Update, Data = Facade.Fields(("nickname", "x")), AllRows = true };

        var act = async () => await db.SessionAsync<int>(async (inner, _, token) =>
        {
            await inner.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("dropped")), token);
            await inner.QueryAsync("PersonInfo", all, token);
            await inner.StoreActionInfoAsync(new ActionInfo(), token);
            throw new NotSupportedException("second thoughts");
        });

        await act.Should().ThrowAsync<NotSupportedException>().WithMessage("second thoughts");
        (await db.ColumnAsync("PersonInfo", "person_id")).Should().Equal("kept");
        (await db.ColumnAsync("PersonInfo", "nickname")).Should().Equal(default(object));
        (await db.CountAsync("ActionRecords")).Should().Be(0);
    }

    [Fact]
    public async Task A_refused_call_leaves_the_rest_of_a_session()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);

        await db.SessionAsync(async (inner, _, token) =>
        {
            await inner.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")), token);
            var partial = Facade.Save("person_id", "p2", ("nickname", "x"));
            await Facade.RefusalAsync(async () => await inner.SaveAsync("PersonInfo", partial, token));
            return await inner.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p3")), token);
        });

        (await db.ColumnAsync("PersonInfo", "person_id")).Should().Equal("p1", "p3");
    }

    [Fact]
    public async Task A_session_inside_a_session_that_throws_leaves_the_one_around_it()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);

        await db.SessionAsync(async (outer, _, token) =>
        {
            await outer.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("kept")), token);
            var act = async () => await outer.SessionAsync<int>(
                async (inner, _, innerToken) =>
                {
                    await inner.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("dropped")), innerToken);
                    throw new NotSupportedException("second thoughts");
                },
                token);
            await act.Should().ThrowAsync<NotSupportedException>();
            return 0;
        });

        (await db.ColumnAsync("PersonInfo", "person_id")).Should().Equal("kept");
    }

    [Fact]
    public async Task Typed_calls_and_plain_ones_share_the_session()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);

        var seen = await db.SessionAsync(async (inner, session, token) =>
        {
            await session.Repository<PersonInfo>().InsertAsync(Samples.Person("p1"), token);
            return await inner.CountAsync("PersonInfo");
        });

        seen.Should().Be(1);
        await Facade.RefusalAsync(async () => await db.SessionAsync<int>(null!));
    }
}
