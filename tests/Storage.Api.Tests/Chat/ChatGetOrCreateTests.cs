using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatGetOrCreateTests
{
    private const int Callers = 64;

    [Theory]
    [EveryDoor]
    public Task A_stream_is_made_once_and_found_as_it_is_after_that(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var chat = new ChatOperations(storage);

        var first = await chat.GetOrCreateChatStreamAsync(Samples.Stream("s1") with { GroupName = "first" });
        var second = await chat.GetOrCreateChatStreamAsync(Samples.Stream("s1") with { GroupName = "second" });

        first.IsCreated.Should().BeTrue();
        first.Row.Should().Be(Samples.Stream("s1") with { Id = first.Row.Id, GroupName = "first" });
        first.Row.Id.Should().BePositive();
        second.Should().Be(new GetOrCreated<ChatStream>(first.Row, IsCreated: false));
        (await storage.Query<ChatStream>().ToListAsync()).Should().Equal(first.Row);
    });

    [Theory]
    [EveryDoor]
    public Task A_person_is_made_once_and_found_as_they_are_after_that(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var chat = new ChatOperations(storage);

        var first = await chat.GetOrCreatePersonAsync(Samples.Person("", "first") with { UserId = "u1" });
        var second = await chat.GetOrCreatePersonAsync(Samples.Person("", "second") with { UserId = "u1" });
        var other = await chat.GetOrCreatePersonAsync(Samples.Person("", "other") with { UserId = "u2" });

        first.IsCreated.Should().BeTrue();
        first.Row.PersonId.Should().Be(ChatOperations.PersonIdOf("wechat", "u1"));
        first.Row.Nickname.Should().Be("first");
        second.Should().Be(new GetOrCreated<PersonInfo>(first.Row, IsCreated: false));
        other.IsCreated.Should().BeTrue();
        (await storage.Query<PersonInfo>().OrderBy(PersonInfo.Columns.Id).ToListAsync()).Should().Equal(first.Row, other.Row);
    });

    [Fact]
    public async Task A_persons_own_id_is_kept()
    {
        await using var engine = await TestStorage.OpenAsync();

        var made = await new ChatOperations(engine).GetOrCreatePersonAsync(Samples.Person("mine"));

        made.Row.PersonId.Should().Be("mine");
        (await engine.Repository<PersonInfo>().FindAsync(PersonInfo.Columns.PersonId, "mine")).Should().Be(made.Row);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_of_64_calls_at_once_makes_the_stream(bool isOldFile)
    {
        await using var engine = isOldFile ? await OldFile.OpenAsync() : await TestStorage.OpenAsync();
        var chat = new ChatOperations(new ReadersMeetStorage(engine, Callers));

        var results = await AtOnceAsync(caller => chat.GetOrCreateChatStreamAsync(Samples.Stream("s1") with { GroupName = $"{caller}" }));

        var row = results.Should().ContainSingle(result => result.IsCreated).Which.Row;
        results.Should().OnlyContain(result => result.Row == row);
        (await engine.Query<ChatStream>().Where(ChatStream.Columns.StreamId == "s1").ToListAsync()).Should().Equal(row);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_of_64_calls_at_once_makes_the_person(bool isOldFile)
    {
        await using var engine = isOldFile ? await OldFile.OpenAsync() : await TestStorage.OpenAsync();
        var chat = new ChatOperations(new ReadersMeetStorage(engine, Callers));

        var results = await AtOnceAsync(caller => chat.GetOrCreatePersonAsync(Samples.Person("", $"{caller}") with { UserId = "u1" }));

        var row = results.Should().ContainSingle(result => result.IsCreated).Which.Row;
        results.Should().OnlyContain(result => result.Row == row);
        (await engine.Query<PersonInfo>().Where(PersonInfo.Columns.UserId == "u1").ToListAsync()).Should().Equal(row);
    }

    [Fact]
    public async Task One_of_64_sessions_at_once_makes_the_stream()
    {
        await using var engine = await OldFile.OpenAsync();

        var results = await AtOnceAsync(_ => engine.TransactAsync((session, token) =>
            new ChatOperations(session).GetOrCreateChatStreamAsync(Samples.Stream("s1"), token)));

        results.Should().ContainSingle(result => result.IsCreated);
        (await engine.Query<ChatStream>().Where(ChatStream.Columns.StreamId == "s1").CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Of_several_rows_of_one_id_the_first_is_found()
    {
        await using var engine = await OldFile.OpenAsync();
        var chat = new ChatOperations(engine);

        var stream = await chat.GetOrCreateChatStreamAsync(Samples.Stream(OldFile.Twin));
        var person = await chat.GetOrCreatePersonAsync(Samples.Person(OldFile.Twin));

        (stream.IsCreated, stream.Row.Id, stream.Row.UserNickname).Should().Be((false, 3, "really first"));
        (person.IsCreated, person.Row.Id, person.Row.Nickname).Should().Be((false, 3, "really first"));
        (await chat.GetChatStreamAsync(OldFile.Twin)).Should().Be(stream.Row);
    }

    [Fact]
    public async Task What_another_makes_between_the_read_and_the_write_is_found()
    {
        await using var engine = await TestStorage.OpenAsync();
        var theirs = Samples.Stream("s1") with { GroupName = "theirs" };
        var meddling = new MeddlingStorage(engine) { AfterRead = storage => storage.Repository<ChatStream>().InsertAsync(theirs).AsTask() };

        var found = await new ChatOperations(meddling).GetOrCreateChatStreamAsync(Samples.Stream("s1"));

        found.Should().Be(new GetOrCreated<ChatStream>(theirs with { Id = found.Row.Id }, IsCreated: false));
    }

    [Fact]
    public async Task What_another_makes_and_takes_away_again_is_made_after_all()
    {
        await using var engine = await TestStorage.OpenAsync();
        var meddling = new MeddlingStorage(engine)
        {
            AfterRead = storage => storage.Repository<ChatStream>().InsertAsync(Samples.Stream("s1")).AsTask(),
            AfterWrite = storage => storage.WriteAsync($"delete from chat_streams").AsTask(),
        };

        var made = await new ChatOperations(meddling).GetOrCreateChatStreamAsync(Samples.Stream("s1") with { GroupName = "ours" });

        made.IsCreated.Should().BeTrue();
        made.Row.GroupName.Should().Be("ours");
        (await engine.Query<ChatStream>().ToListAsync()).Should().Equal(made.Row);
    }

    [Fact]
    public async Task What_a_session_makes_goes_with_its_rollback_and_can_be_made_again()
    {
        await using var engine = await TestStorage.OpenAsync();

        var act = async () => await engine.TransactAsync(async (session, token) =>
        {
            var chat = new ChatOperations(session);
            (await chat.GetOrCreateChatStreamAsync(Samples.Stream("s1"), token)).IsCreated.Should().BeTrue();
            (await chat.GetOrCreateChatStreamAsync(Samples.Stream("s1"), token)).IsCreated.Should().BeFalse();
            throw new NotSupportedException("second thoughts");
        });
        await act.Should().ThrowAsync<NotSupportedException>();
        var again = await engine.TransactAsync((session, token) =>
            new ChatOperations(session).GetOrCreateChatStreamAsync(Samples.Stream("s1"), token));

        again.IsCreated.Should().BeTrue();
        (await engine.Query<ChatStream>().ToListAsync()).Should().Equal(again.Row);
    }

    private static Task<T[]> AtOnceAsync<T>(Func<int, ValueTask<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => call(caller).AsTask())));
}
