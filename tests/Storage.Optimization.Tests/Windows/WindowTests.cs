using System.Globalization;
using Storage.Core;
using Xunit.Abstractions;

namespace Storage.Optimization.Tests;

public sealed class WindowTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_new_message_extends_the_windows_of_its_chat_and_touches_no_other()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        await fixture.AddAsync("a1", "a", 1);
        await fixture.AddAsync("b1", "b", 1);
        await fixture.LatestAsync("a");
        await fixture.LatestAsync("b");
        var reads = fixture.Gated.Reads;

        var added = await fixture.AddAsync("a2", "a", 2);

        (await fixture.LatestAsync("a")).Select(note => note.NoteId).Should().Equal("a2", "a1");
        (await fixture.LatestAsync("a"))[0].Should().Be(added);
        (await fixture.LatestAsync("b")).Select(note => note.NoteId).Should().Equal("b1");
        fixture.Gated.Reads.Should().Be(reads);
        fixture.Statistics.WindowExtensions.Should().Be(1);
    }

    [Fact]
    public async Task Two_hundred_new_messages_read_after_each_need_one_read_of_the_database()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        await fixture.LatestAsync();
        for (var i = 1; i <= 200; i++)
        {
            await fixture.AddAsync($"n{i}", time: i);
            (await fixture.LatestAsync())[0].NoteId.Should().Be($"n{i}");
        }

        fixture.Gated.Reads.Should().Be(1);
    }

    [Fact]
    public async Task A_window_that_grows_takes_its_rows_room_and_one_that_is_dropped_gives_it_back()
    {
        await using var fixture = await CacheFixture.CreateAsync(configure: options => options.EnableWriteThrough = false);
        await fixture.LatestAsync(limit: 100);
        var empty = fixture.Statistics.Level1Bytes;
        var notes = new List<Note>();
        for (var i = 0; i < 100; i++)
        {
            notes.Add(await fixture.AddAsync($"n{i}", time: i));
        }

        (await fixture.LatestAsync(limit: 100)).Should().HaveCount(100);
        fixture.Statistics.Level1Bytes.Should().BeGreaterThan(empty + 20_000);
        await fixture.SetVersionAsync(notes[0].Id, 2);
        fixture.Statistics.Level1Bytes.Should().BeLessThan(empty);
    }

    [Fact]
    public async Task A_patched_row_is_patched_in_the_windows_of_its_chat()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        Note[] notes = [await fixture.AddAsync("n1", time: 1), await fixture.AddAsync("n2", time: 2), await fixture.AddAsync("n3", time: 3)];
        var before = await fixture.LatestAsync(limit: 2);
        await fixture.LatestAsync();
        var reads = fixture.Gated.Reads;

        await fixture.SetVersionAsync(notes[0].Id, 7);
        await fixture.SetVersionAsync(notes[1].Id, 8);
        await fixture.AddAsync("n4", time: 4);

        (await fixture.LatestAsync(limit: 2)).Select(note => note.Version).Should().Equal(1, 1);
        (await fixture.LatestAsync()).Should().Equal(await fixture.Engine.QueryAsync(CacheFixture.Latest()));
        before.Select(note => note.Version).Should().Equal([1, 1], "who has the old window keeps it as it was");
        fixture.Gated.Reads.Should().Be(reads);
    }

    [Fact]
    public async Task A_patch_of_what_chooses_or_orders_its_rows_drops_a_window()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        var first = await fixture.AddAsync("n1", time: 1);
        var second = await fixture.AddAsync("n2", time: 2);
        var named = Query.From<Note>().Where((Note.Columns.ChatId == "c1") & (Note.Columns.Version == 1)).OrderBy(Note.Columns.Id);
        await fixture.LatestAsync();
        await fixture.Cache.QueryAsync(named);

        await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Time, 3), Note.Columns.Id == first.Id)));
        await fixture.SetVersionAsync(second.Id, 2);

        (await fixture.LatestAsync()).Select(note => note.Id).Should().Equal(first.Id, second.Id);
        (await fixture.Cache.QueryAsync(named)).Select(note => note.Id).Should().Equal(first.Id);
    }

    [Fact]
    public async Task A_window_cannot_be_changed_by_who_gets_it()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        await fixture.AddAsync("n1");

        var window = await fixture.LatestAsync();

        window.Should().NotBeAssignableTo<IList<Note>>();
    }

    [Fact]
    public async Task Projections_and_counts_are_kept_only_where_asked_for()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        await fixture.AddAsync("n1");
        var count = Query.From<Note>().Where(Note.Columns.ChatId == "c1").Aggregate(SelectItemKind.Count);
        var kept = Query.From<Note>().Where(Note.Columns.ChatId == "c1").CachedFor(TimeSpan.FromMinutes(1)).Aggregate(SelectItemKind.Count);
        for (var i = 0; i < 2; i++)
        {
            (await fixture.Cache.QueryAsync(count))[0][0].AsInt64().Should().Be(1);
            (await fixture.Cache.QueryAsync(kept))[0][0].AsInt64().Should().Be(1);
        }

        fixture.Gated.Reads.Should().Be(3);
        await fixture.AddAsync("n2");
        (await fixture.Cache.QueryAsync(kept))[0][0].AsInt64().Should().Be(2);
    }

    [Fact]
    public async Task A_query_on_the_whole_table_holds_until_anything_is_committed_to_it()
    {
        await using var fixture = await CacheFixture.CreateAsync();
        await fixture.AddAsync("n1", "a");
        var all = Query.From<Note>().OrderBy(Note.Columns.Id);
        await fixture.Cache.QueryAsync(all);
        (await fixture.Cache.QueryAsync(all)).Should().HaveCount(1);
        fixture.Gated.Reads.Should().Be(1);

        await fixture.AddAsync("n2", "b");

        (await fixture.Cache.QueryAsync(all)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_query_with_too_many_rows_is_not_kept()
    {
        await using var fixture = await CacheFixture.CreateAsync(configure: options => options.MaxWindowRows = 3);
        for (var i = 0; i < 5; i++)
        {
            await fixture.AddAsync($"n{i}", time: i);
        }

        await fixture.LatestAsync(limit: 5);
        await fixture.LatestAsync(limit: 5);
        await fixture.LatestAsync(limit: 3);
        await fixture.LatestAsync(limit: 3);

        fixture.Gated.Reads.Should().Be(3);
    }

    [Fact]
    public async Task Windows_are_what_the_database_gives_after_whatever_was_written()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("STORAGE_TEST_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new System.Random(seed);
        await using var fixture = await CacheFixture.CreateAsync();
        Query<Note>[] queries =
        [
            CacheFixture.Latest("a", 3),
            CacheFixture.Latest("b", 10),
            CacheFixture.Latest("a", 2),
            CacheFixture.Latest("b", 4),
            Query.From<Note>().Where(Note.Columns.ChatId == "a").OrderBy(Note.Columns.Text).OrderBy(Note.Columns.Id).Take(4),
            Query.From<Note>().Where(Note.Columns.ChatId == "a").OrderBy(Note.Columns.Text).OrderBy(Note.Columns.Id).Take(1),
            Query.From<Note>().Where(Note.Columns.ChatId == "b").OrderByDescending(Note.Columns.Id),
            Query.From<Note>().Where((Note.Columns.ChatId == "a") & (Note.Columns.Time > 5.0)).OrderBy(Note.Columns.Id),
            Query.From<Note>().Where(Note.Columns.ChatId == "a").OrderByDescending(Note.Columns.Time).Take(2),
            Query.From<Note>().Where((Note.Columns.ChatId == "a") | (Note.Columns.Time > 9.0)).OrderBy(Note.Columns.Id),
            Query.From<Note>().OrderBy(Note.Columns.Id).Skip(1).Take(3),
        ];
        string?[] texts = ["", "a", "ab", "\uE000", "😀", "Z", null, "ß"];
        var ids = new List<long> { 0 };

        for (var step = 0; step < 1_500; step++)
        {
            await WriteAsync(fixture.Cache, random, texts, ids);
            foreach (var query in queries)
            {
                (await fixture.Cache.QueryAsync(query)).Should().Equal(await fixture.Engine.QueryAsync(query), "step {0} of seed {1}", step, seed);
            }
        }

        fixture.Statistics.WindowExtensions.Should().BePositive();
        fixture.Statistics.Level1WindowHits.Should().BePositive();
    }

    private static async Task WriteAsync(CachingStorage cache, System.Random random, string?[] texts, List<long> ids)
    {
        var chat = random.Next(2) == 0 ? "a" : "b";
        var id = ids[random.Next(ids.Count)];
        switch (random.Next(8))
        {
            case 0:
                await cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Time, random.Next(12)), Note.Columns.Id == id)));
                break;
            case 1:
                await cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.ChatId, chat), Note.Columns.Id == id)));
                break;
            case 2:
                await cache.WriteAsync(new WriteUnit(Write.Delete(Query.From<Note>().Where(Note.Columns.Id == id))));
                break;
            case 3:
                await cache.WriteAsync(new WriteUnit(Write.Insert<Note>([New(), New()])));
                break;
            default:
                var result = await cache.WriteAsync(new WriteUnit(Write.Insert(New())));
                ids.Add(result.Statements[0].Keys[0].AsInt64());
                break;
        }

        Note New() => new() { NoteId = Guid.NewGuid().ToString("N"), ChatId = chat, Time = random.Next(12), Text = texts[random.Next(texts.Length)] };
    }
}
