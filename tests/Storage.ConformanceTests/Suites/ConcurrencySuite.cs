using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class ConcurrencySuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task One_writer_of_a_hundred_rows_and_ten_readers_of_a_hundred_queries_meet_no_error_and_no_wait()
    {
        await AddNote("first", "c1", -1);
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await Insert(new Note { NoteId = $"n{i}", ChatId = "c1", Time = i });
            }
        });
        var readers = Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var rows = await Storage.QueryAsync(Query.From<Note>().Where(Note.Columns.ChatId == "c1").OrderByDescending(Note.Columns.Time).Take(50));
                rows.Should().NotBeEmpty();
            }
        }));

        await Task.WhenAll([writer, .. readers]).WaitAsync(Patience);

        (await NoteIds()).Should().HaveCount(101);
        Storage.GetStatistics().ReadersWaited.Should().Be(0);
    }

    [Fact]
    public async Task A_read_after_an_acknowledged_write_is_never_older()
    {
        await AddNote("a");
        var acknowledged = 0;
        var writer = Task.Run(async () =>
        {
            for (var i = 1; i <= 400; i++)
            {
                await Apply(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Attitude, i), Note.Columns.NoteId == "a"));
                Volatile.Write(ref acknowledged, i);
            }
        });
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(async () =>
        {
            while (!writer.IsCompleted)
            {
                var least = Volatile.Read(ref acknowledged);
                var note = reader == 0 ? (await Storage.QueryAsync(Query.From<Note>())).Single() : await FindNote("a");
                (note!.Attitude ?? 0).Should().BeGreaterThanOrEqualTo(least);
            }
        }));

        await Task.WhenAll([writer, .. readers]).WaitAsync(Patience);
    }

    [Fact]
    public async Task Writers_of_the_same_rows_lose_no_update()
    {
        await Insert([.. Enumerable.Range(0, 5).Select(i => new Setting { Key = $"k{i}", Name = $"{i}" })]);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await Apply(Write.Patch(Patch<Setting>.Empty.Add(Setting.Columns.Uses, 1), Setting.Columns.Key == $"k{(w + i) % 5}", expectedRows: 1));
            }
        }))).WaitAsync(Patience);

        (await Storage.QueryAsync(Query.From<Setting>())).Should().OnlyContain(setting => setting.Uses == 80);
    }

    [Fact]
    public async Task A_unit_is_seen_whole_or_not_at_all()
    {
        await Insert(new Setting { Key = "a", Name = "a", Uses = 100 }, new Setting { Key = "b", Name = "b", Uses = 0 });
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await Apply(
                    Write.Patch(Patch<Setting>.Empty.Add(Setting.Columns.Uses, -1), Setting.Columns.Key == "a"),
                    Write.Patch(Patch<Setting>.Empty.Add(Setting.Columns.Uses, 1), Setting.Columns.Key == "b"));
            }
        });

        while (!writer.IsCompleted)
        {
            (await Storage.QueryAsync(Query.From<Setting>())).Sum(setting => setting.Uses).Should().Be(100);
            var found = await Storage.FindManyAsync([new Lookup<Setting>(DbValue.From("a")), new Lookup<Setting>(DbValue.From("b"))]);
            found.Sum(setting => setting!.Uses).Should().Be(100, "finding many is one moment");
        }

        await writer;
    }

    [Fact]
    public async Task More_readers_than_connections_take_turns()
    {
        await AddNote("a");
        var streams = Enumerable.Range(0, Storage.GetStatistics().ReaderLimit).Select(_ => Storage.StreamAsync(Query.From<Note>()).GetAsyncEnumerator()).ToArray();
        foreach (var stream in streams)
        {
            await stream.MoveNextAsync();
        }

        using var cancellation = new CancellationTokenSource();
        var givesUp = Storage.QueryAsync(Query.From<Note>(), cancellation.Token).AsTask();
        var waits = FindNote("a").AsTask();
        waits.IsCompleted.Should().BeFalse();
        await cancellation.CancelAsync();
        await streams[0].DisposeAsync();

        (await waits.WaitAsync(Patience)).Should().NotBeNull();
        await ((Func<Task>)(() => givesUp)).Should().ThrowAsync<OperationCanceledException>();
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }

        Storage.GetStatistics().ReadersInUse.Should().Be(0);
    }
}
