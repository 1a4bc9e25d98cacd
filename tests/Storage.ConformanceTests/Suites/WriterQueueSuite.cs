using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>What waits for the writer: withdrawn, overdue, or one too many. A session holds the writer meanwhile.</summary>
public abstract class WriterQueueSuite(TestEngine engine) : StorageSuite(engine)
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(50));

    protected override EngineSettings Settings => new() { TimeProvider = _clock, SessionTimeout = TimeSpan.FromHours(1), WriterQueueLimit = 4 };

    [Fact]
    public async Task A_write_cancelled_before_it_is_picked_up_is_not_stored()
    {
        var session = await Storage.BeginAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = Storage.WriteAsync(Add("a"), cancellation.Token);

        await cancellation.CancelAsync();
        var act = async () => await waiting.AsTask().WaitAsync(Patience);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        await session.CommitAsync();
        await AddNote("b");
        (await NoteIds()).Should().Equal("b");
    }

    [Fact]
    public async Task A_write_with_a_cancelled_token_is_not_accepted()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var act = async () => await Storage.WriteAsync(Add("a"), cancellation.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
        await AddNote("b");
        (await NoteIds()).Should().Equal("b");
    }

    [Fact]
    public async Task A_write_cancelled_after_its_commit_reports_its_true_outcome()
    {
        using var cancellation = new CancellationTokenSource();

        var result = await Storage.WriteAsync(Add("a"), cancellation.Token);
        await cancellation.CancelAsync();

        result.RowsAffected.Should().Be(1);
        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task A_write_over_its_deadline_is_refused_and_not_stored()
    {
        var session = await Storage.BeginAsync();
        var waiting = Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })) { Timeout = TimeSpan.FromSeconds(5) });

        _clock.Advance(TimeSpan.FromSeconds(6));
        var failure = await FailureOf(async () => await waiting.AsTask().WaitAsync(Patience));

        failure.Code.Should().Be(StorageErrorCode.Timeout);
        failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        failure.IsTransient.Should().BeTrue();
        await session.CommitAsync();
        await AddNote("b");
        (await NoteIds()).Should().Equal("b");
    }

    [Fact]
    public async Task A_full_queue_holds_callers_back_and_loses_nothing()
    {
        var session = await Storage.BeginAsync();
        var writes = Enumerable.Range(0, 50).Select(i => Storage.WriteAsync(Add($"n{i}")).AsTask()).ToArray();

        writes.Should().OnlyContain(write => !write.IsCompleted);
        await session.CommitAsync();
        await Task.WhenAll(writes).WaitAsync(Patience);

        (await NoteIds()).Should().HaveCount(50).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_caller_that_waits_for_room_can_give_up()
    {
        var session = await Storage.BeginAsync();
        using var cancellation = new CancellationTokenSource();
        var first = Enumerable.Range(0, 40).Select(i => Storage.WriteAsync(Add($"n{i}")).AsTask()).ToArray();
        var late = Storage.WriteAsync(Add("late"), cancellation.Token);

        await cancellation.CancelAsync();
        var act = async () => await late.AsTask().WaitAsync(Patience);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        await session.CommitAsync();
        await Task.WhenAll(first).WaitAsync(Patience);
        (await FindNote("late")).Should().BeNull();
    }

    [Fact]
    public async Task A_caller_that_waits_for_room_keeps_its_deadline()
    {
        var session = await Storage.BeginAsync();
        var first = Enumerable.Range(0, 40).Select(i => Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"n{i}" })) { Timeout = TimeSpan.FromMinutes(30) }).AsTask()).ToArray();
        var late = Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "late" })) { Timeout = TimeSpan.FromSeconds(1) });

        _clock.Advance(TimeSpan.FromSeconds(2));

        (await FailureOf(async () => await late.AsTask().WaitAsync(Patience))).Code.Should().Be(StorageErrorCode.Timeout);
        await session.CommitAsync();
        await Task.WhenAll(first).WaitAsync(Patience);
    }

    [Fact]
    public async Task The_longest_deadline_there_is_means_none()
    {
        await Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })) { Timeout = TimeSpan.MaxValue });

        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task What_waits_is_counted_for_as_long_as_it_waits()
    {
        var session = await Storage.BeginAsync();
        var waiting = Enumerable.Range(0, 2).Select(i => Storage.WriteAsync(Add($"n{i}")).AsTask()).ToArray();
        var overdue = Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "x" })) { Timeout = TimeSpan.FromSeconds(1) });
        _clock.Advance(TimeSpan.FromSeconds(2));
        await FailureOf(async () => await overdue.AsTask().WaitAsync(Patience));

        var length = Storage.GetStatistics().WriterQueueLength;

        length.Should().BeInRange(2, 3);
        await session.CommitAsync();
        await Task.WhenAll(waiting);
    }

    private static WriteUnit Add(string noteId) => new(Write.Insert(new Note { NoteId = noteId }));
}
