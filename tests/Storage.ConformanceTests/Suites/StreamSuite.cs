using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class StreamSuite(TestEngine engine) : StorageSuite(engine)
{
    private const string Endless = "with recursive n(x) as (select 1 union all select x + 1 from n where x < 100000000000) select count(*) from n";

    private static readonly Query<Note> ByTime = Query.From<Note>().OrderBy(Note.Columns.Time);

    [Fact]
    public async Task A_stream_is_one_moment_whatever_is_written_meanwhile()
    {
        await AddHundred();
        var seen = new List<string>();

        await foreach (var note in Storage.StreamAsync(ByTime))
        {
            seen.Add(note.NoteId);
            if (seen.Count == 10)
            {
                await Apply(Write.Delete(ByTime.Take(50)), Write.Insert(new Note { NoteId = "new", Time = 1000 }));
            }
        }

        seen.Should().Equal(Enumerable.Range(0, 100).Select(i => $"n{i}"));
    }

    [Fact]
    public async Task A_stream_that_is_left_early_gives_its_reader_back()
    {
        await AddHundred();

        for (var i = 0; i < 100; i++)
        {
            await foreach (var _ in Storage.StreamAsync(ByTime))
            {
                break;
            }
        }

        Storage.GetStatistics().ReadersInUse.Should().Be(0);
    }

    [Fact]
    public async Task Pages_give_every_row_once_in_order()
    {
        await AddHundred();

        (await Collect(Storage.StreamPagesAsync(ByTime, pageSize: 7))).Should().Equal(Enumerable.Range(0, 100).Select(i => $"n{i}"));
        (await Collect(Storage.StreamPagesAsync(ByTime, pageSize: 100))).Should().HaveCount(100);
        (await Collect(Storage.StreamPagesAsync(ByTime.Take(33), pageSize: 10))).Should().Equal(Enumerable.Range(0, 33).Select(i => $"n{i}"));
        (await Collect(Storage.StreamPagesAsync(ByTime.Take(0)))).Should().BeEmpty();
        (await Collect(Storage.StreamPagesAsync(Query.From<Note>().OrderByDescending(Note.Columns.ChatId), pageSize: 3))).Should().HaveCount(100).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Pages_hold_no_reader_between_them()
    {
        await AddHundred();

        await foreach (var _ in Storage.StreamPagesAsync(ByTime, pageSize: 10))
        {
            Storage.GetStatistics().ReadersInUse.Should().Be(0);
        }
    }

    [Fact]
    public async Task Pages_and_skip_exclude_each_other()
    {
        var act = async () => await Collect(Storage.StreamPagesAsync(ByTime.Skip(5)));

        await act.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_stream_is_cancelled_between_rows()
    {
        await AddHundred();
        using var cancellation = new CancellationTokenSource();
        var seen = 0;

        var act = async () =>
        {
            await foreach (var _ in Storage.StreamAsync(ByTime, cancellation.Token))
            {
                if (++seen == 5)
                {
                    await cancellation.CancelAsync();
                }
            }
        };

        await act.Should().ThrowAsync<OperationCanceledException>();
        seen.Should().Be(5);
    }

    [Fact]
    public Task A_running_query_is_cancelled() => IsCancelled(async token => await Storage.QueryAsync(Query.FromSql<ValueRow>(EndlessSql()), token));

    [Fact]
    public Task A_running_stream_is_cancelled() => IsCancelled(async token =>
    {
        await foreach (var _ in Storage.StreamAsync(Query.FromSql<ValueRow>(EndlessSql()), token))
        {
        }
    });

    [Fact]
    public async Task A_cancelled_query_harms_no_other()
    {
        await AddHundred();
        var endless = A_running_query_is_cancelled();

        while (!endless.IsCompleted)
        {
            (await Storage.QueryAsync(ByTime)).Should().HaveCount(100);
        }

        await endless;
    }

    private static Sql EndlessSql()
    {
        var sql = new Sql(Endless.Length, 0);
        sql.AppendLiteral(Endless);
        return sql;
    }

    private async Task IsCancelled(Func<CancellationToken, Task> read)
    {
        if (!Capabilities.HasFlag(EngineCapabilities.CancelRunningRead))
        {
            return;
        }

        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var running = Task.Run(() => read(cancellation.Token));
        var act = async () => await running.WaitAsync(TimeSpan.FromSeconds(10));

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        Storage.GetStatistics().ReadersInUse.Should().BeLessThan(2);
    }

    private static async Task<string[]> Collect(IAsyncEnumerable<Note> notes)
    {
        var ids = new List<string>();
        await foreach (var note in notes)
        {
            ids.Add(note.NoteId);
        }

        return [.. ids];
    }

    private ValueTask<WriteResult> AddHundred() =>
        Insert([.. Enumerable.Range(0, 100).Select(i => new Note { NoteId = $"n{i}", ChatId = $"c{i % 3}", Time = i })]);
}
