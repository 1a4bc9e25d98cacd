using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class SessionTimeoutSuite(TestEngine engine) : StorageSuite(engine)
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(50));

    protected override EngineSettings Settings => new() { TimeProvider = _clock, SessionTimeout = TimeSpan.FromSeconds(10), WriteTimeout = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task A_session_over_its_time_is_rolled_back_and_its_host_is_told()
    {
        await using var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));
        var next = AddNote("b");

        _clock.Advance(TimeSpan.FromSeconds(11));
        await next.WaitAsync(Patience);

        (await FailureOf(async () => await session.CommitAsync())).Code.Should().Be(StorageErrorCode.Timeout);
        (await FailureOf(session.QueryAsync(Query.From<Note>()))).Code.Should().Be(StorageErrorCode.Timeout);
        (await NoteIds()).Should().Equal("b");
    }

    [Fact]
    public async Task Disposing_sessions_that_expired_throws_nothing()
    {
        var outer = await Storage.BeginAsync();
        var inner = await outer.BeginAsync();
        var next = AddNote("b");
        _clock.Advance(TimeSpan.FromSeconds(11));
        await next.WaitAsync(Patience);

        var disposeInner = async () => await inner.DisposeAsync();
        var disposeOuter = async () => await outer.DisposeAsync();

        await disposeInner.Should().NotThrowAsync("a dispose must not hide the error that led to it");
        await disposeOuter.Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_session_may_ask_for_a_time_of_its_own()
    {
        await using var patient = await Storage.BeginAsync(new SessionOptions { Timeout = TimeSpan.FromMinutes(5) });
        await patient.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));

        _clock.Advance(TimeSpan.FromMinutes(4));
        await patient.CommitAsync();

        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task The_longest_time_there_is_means_no_end()
    {
        await using var session = await Storage.BeginAsync(new SessionOptions { Timeout = TimeSpan.MaxValue });
        var refused = Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "x" })) { Timeout = TimeSpan.FromSeconds(1) });
        _clock.Advance(TimeSpan.FromSeconds(2));
        await FailureOf(refused);

        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));
        await session.CommitAsync();

        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task A_turn_that_does_not_come_in_time_is_a_timeout()
    {
        await using var session = await Storage.BeginAsync(new SessionOptions { Timeout = TimeSpan.FromHours(1) });
        var waiting = Storage.BeginAsync();

        _clock.Advance(TimeSpan.FromMinutes(11));

        (await FailureOf(async () => await waiting.AsTask().WaitAsync(Patience))).Code.Should().Be(StorageErrorCode.Timeout);
    }
}
