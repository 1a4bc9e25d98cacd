namespace Storage.Core.Tests;

/// <summary>A reader's snapshot may be kept, but never so that a commit is missed or the log held up.</summary>
public sealed class HeldSnapshotTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_own_commit_is_seen_at_once_by_readers_that_hold_a_snapshot()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.SnapshotMaxAge = Longest);

        for (var i = 0; i < 200; i++)
        {
            // twice, so that the second begins to hold, and a third that holds
            await storage.Count();
            await storage.Count();
            (await storage.Count()).Should().Be(i);
            await storage.Add($"n{i}");
        }

        (await storage.Count()).Should().Be(200);
    }

    [Fact]
    public async Task A_reader_never_goes_backwards_while_commits_become_visible()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.SnapshotMaxAge = Longest);
        await storage.Add("n");
        var end = false;
        var readers = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            for (var last = 0.0; !Volatile.Read(ref end);)
            {
                // from whichever connection is free
                var time = (await storage.FindAsync(Lookup.By(Note.Columns.NoteId, "n")))!.Time;
                time.Should().BeGreaterThanOrEqualTo(last);
                last = time;
            }
        })).ToArray();

        for (var i = 1; i <= 2_500; i++)
        {
            await storage.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Time, i), Note.Columns.NoteId == "n")) { Durability = Durability.Normal });
        }

        Volatile.Write(ref end, true);
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_session_and_a_new_schema_are_seen_at_once_too()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.SnapshotMaxAge = Longest);
        await storage.Count();
        await storage.Count();

        await storage.TransactAsync(async (session, _) => await session.Add("a"));
        var afterSession = await storage.Count();
        await storage.Count();
        await storage.EnsureSchemaAsync([Entity.Map<ChatStream>()]);

        afterSession.Should().Be(1);
        (await storage.QueryAsync(Query.From<ChatStream>())).Should().BeEmpty("its table is there now");
    }

    [Fact]
    public async Task An_idle_snapshot_ends_by_itself_and_does_not_hold_up_another_programs_checkpoint()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.SnapshotMaxAge = Longest);
        await storage.Add("a");
        await storage.Count();
        await storage.Count();
        using var other = database.Connect();
        other.Run("INSERT INTO notes (note_id, time, is_pinned) VALUES ('theirs', 1, 0)");

        SpinWait.SpinUntil(() => other.Run("PRAGMA wal_checkpoint(TRUNCATE)") is 0L, TestExtensions.Patience).Should().BeTrue();
    }

    [Fact]
    public async Task A_commit_of_another_process_is_seen_by_reads_and_told_to_observers()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.ForeignPollInterval = TimeSpan.FromMilliseconds(10));
        var everything = new ManualResetEventSlim();
        using var observing = storage.Observe(new EverythingListener(everything));
        var sequence = storage.CommitSequence;

        using var other = new HarnessProcess($"faults \"{database.FilePath}\" theirs 1");
        var said = await other.ToEndAsync();

        said.Should().Contain("Applied theirs-0 None");
        SpinWait.SpinUntil(() => Seen(storage), TestExtensions.Patience).Should().BeTrue();
        everything.Wait(TestExtensions.Patience).Should().BeTrue();
        storage.CommitSequence.Should().BeGreaterThan(sequence);
    }

    [Fact]
    public async Task What_the_engine_itself_commits_is_foreign_to_nobody()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.ForeignPollInterval = TimeSpan.FromTicks(1));
        await storage.Add("first");
        var everything = new ManualResetEventSlim();
        using var observing = storage.Observe(new EverythingListener(everything));

        for (var i = 0; i < 20; i++)
        {
            await storage.TransactAsync(async (session, _) => await session.Add($"s{i}"));
            await storage.Add($"n{i}");
        }

        everything.IsSet.Should().BeFalse("each commit named its row");
    }

    [Fact]
    public async Task A_foreign_commit_between_two_sessions_is_told()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.ForeignPollInterval = TimeSpan.FromHours(1));
        await storage.TransactAsync(async (session, _) => await session.Add("a"));
        var everything = new ManualResetEventSlim();
        using var observing = storage.Observe(new EverythingListener(everything));
        using var other = database.Connect();

        other.Run("INSERT INTO notes (note_id, time, is_pinned) VALUES ('theirs', 1, 0)");
        await storage.TransactAsync(async (session, _) => await session.Add("b"));

        everything.IsSet.Should().BeTrue();
    }

    private static bool Seen(SqliteStorage storage) =>
        storage.QueryAsync<ValueRow>($"select count(*) from sqlite_schema where name = 'entries'").AsTask().GetAwaiter().GetResult()[0][0].AsInt64() == 1;

    private sealed class EverythingListener(ManualResetEventSlim everything) : ICommitObserver
    {
        public void Committing(CommitNotice notice)
        {
        }

        public void Committed(CommitNotice notice)
        {
            if (notice.AllTables)
            {
                everything.Set();
            }
        }

        public void RolledBack(CommitNotice notice)
        {
        }
    }
}
