using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class CloseSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task Closing_writes_what_was_accepted_and_says_how_much()
    {
        var session = await Storage.BeginAsync();
        var accepted = Enumerable.Range(0, 30).Select(i => Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"n{i}" }))).AsTask()).ToArray();
        var closing = Storage.CloseAsync(Patience).AsTask();
        await session.RollbackAsync();

        var report = await closing.WaitAsync(Patience);

        await Task.WhenAll(accepted).WaitAsync(Patience);
        report.Written.Should().Be(30);
        report.NotWritten.Should().Be(0);
        report.IsCheckpointed.Should().BeTrue();
        await ReopenAsync();
        (await NoteIds()).Should().HaveCount(30);
    }

    [Fact]
    public async Task What_there_is_no_time_for_is_refused_and_counted()
    {
        var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "session" })));
        var accepted = Enumerable.Range(0, 30).Select(i => Storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"n{i}" }))).AsTask()).ToArray();

        var report = await Storage.CloseAsync(TimeSpan.FromMilliseconds(50)).AsTask().WaitAsync(Patience);

        report.Written.Should().Be(0);
        report.NotWritten.Should().Be(31, "the session counts too");
        foreach (var write in accepted)
        {
            var failure = await FailureOf(async () => await write);
            (failure.Code, failure.Outcome).Should().Be((StorageErrorCode.Closed, WriteOutcome.NotApplied));
        }

        (await FailureOf(async () => await session.CommitAsync())).Outcome.Should().Be(WriteOutcome.NotApplied);
        await ReopenAsync();
        (await NoteIds()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_closed_engine_refuses_everything()
    {
        await Storage.CloseAsync(Patience);

        Func<Task>[] acts =
        [
            async () => await Insert(new Note { NoteId = "a" }),
            async () => await Storage.FindAsync(new Lookup<Note>(DbValue.From(1))),
            async () => await Storage.QueryAsync(Query.From<Note>()),
            async () => await Storage.StreamAsync(Query.From<Note>()).GetAsyncEnumerator().MoveNextAsync(),
            async () => await Storage.BeginAsync(),
            async () => await Storage.EnsureSchemaAsync([Entity.Map<Note>()]),
            async () => await Storage.MaintainAsync(MaintenanceTasks.Checkpoint),
            async () => await Storage.BackupAsync(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db")),
        ];

        foreach (var act in acts)
        {
            (await FailureOf(act)).Code.Should().Be(StorageErrorCode.Closed);
        }
    }

    [Fact]
    public async Task Closing_again_and_disposing_is_harmless()
    {
        await AddNote("a");

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Storage.CloseAsync(Patience))));
        await Storage.DisposeAsync();

        reports.Should().OnlyContain(report => report.IsCheckpointed && report.NotWritten == 0);
        await ReopenAsync();
        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task Closing_under_load_leaves_every_write_acknowledged_or_refused()
    {
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        var started = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                try
                {
                    await Insert(new Note { NoteId = $"{w}-{i}" });
                    acknowledged.Add($"{w}-{i}");
                    _ = acknowledged.Count < 40 || started.TrySetResult();
                }
                catch (StorageException exception) when (exception.Code == StorageErrorCode.Closed)
                {
                    return;
                }
            }
        })).ToArray();
        await started.Task.WaitAsync(Patience);

        await Storage.CloseAsync(Patience);
        await Task.WhenAll(writers).WaitAsync(Patience);

        await ReopenAsync();
        (await NoteIds()).Should().BeEquivalentTo(acknowledged);
    }
}
