using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class HotKeyTests
{
    [Fact]
    public async Task Hot_keys_are_learned_kept_and_read_back_after_a_restart()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => options.Warm<Note>());
        var hot = await fixture.Inner.AddAsync("hot");
        var cold = await fixture.Inner.AddAsync("cold");
        await fixture.AddChatAsync("s1", 1, 1);
        for (var i = 0; i < 5; i++)
        {
            await fixture.Inner.FindAsync(hot.Id);
            await fixture.Cache.FindAsync(ChatRequests.Stream("s1"));
        }

        await fixture.Inner.FindAsync(cold.Id);
        await fixture.Inner.FindAsync(cold.Id);
        await fixture.Preloader.SaveHotKeysAsync();

        var gated = new GatedStorage(fixture.Inner.Engine);
        await using var restarted = new CachingStorage(gated, new CachingOptions { Level2 = Level2Kind.None });
        await using var preloader = new Preloader(restarted, new PreloadingOptions().Warm<Note>());
        await preloader.PreloadHotKeysAsync();
        var reads = gated.Reads;
        (await restarted.FindAsync(new Lookup<Note>(hot.Id)))!.NoteId.Should().Be("hot");
        (await restarted.FindAsync(ChatRequests.Stream("s1")))!.StreamId.Should().Be("s1");
        gated.Reads.Should().Be(reads);
        await restarted.FindAsync(new Lookup<Note>(cold.Id));
        gated.Reads.Should().Be(reads + 1, "it was read once and found once");
        preloader.GetStatistics().HotKeys.Should().Be(2);
    }

    [Fact]
    public async Task The_first_run_reads_back_and_the_later_ones_learn()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options =>
        {
            options.ClearWarm().Warm<Note>();
            (options.BusyChats, options.HotEmojis, options.CommonImages) = (0, 0, 0);
        });
        var note = await fixture.Inner.AddAsync("n1");
        for (var i = 0; i < 3; i++)
        {
            await fixture.Inner.FindAsync(note.Id);
        }

        fixture.Preloader.Start();
        var pauses = await fixture.Time.NextPausesAsync(2);
        fixture.Preloader.GetStatistics().HotKeys.Should().Be(0);
        fixture.Time.Advance(pauses[0]);
        await fixture.Time.NextPausesAsync(2);

        (await fixture.Inner.Engine.QueryAsync(Query.From<HotKey>())).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { SourceTable = "notes", SourceColumn = "id", IsNumber = true, Value = "1", Score = 2.0 }, "the first read brought it, and two found it");
    }

    [Fact]
    public async Task A_save_that_is_tried_again_keeps_the_scores_as_they_were_learned()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await using var preloader = new Preloader(new FailingWrites(fixture.Cache, failures: 3), new PreloadingOptions().ClearWarm().Warm<Note>());
        var note = await fixture.Inner.AddAsync("n1");
        for (var i = 0; i < 17; i++)
        {
            await fixture.Inner.FindAsync(note.Id);
        }

        for (var i = 0; i < 3; i++)
        {
            await preloader.Awaiting(it => it.SaveHotKeysAsync().AsTask()).Should().ThrowAsync<StorageException>();
        }

        await preloader.SaveHotKeysAsync();
        (await ScoresAsync()).Should().Equal(16);
        await preloader.SaveHotKeysAsync();
        (await ScoresAsync()).Should().Equal([8], "what was kept fades with the next learning");

        async Task<IEnumerable<double>> ScoresAsync() => (await fixture.Inner.Engine.QueryAsync(Query.From<HotKey>())).Select(key => key.Score);
    }

    [Fact]
    public void A_key_that_is_not_asked_for_any_more_fades_by_halves()
    {
        var (sketch, column) = (new HotKeySketch(10), Note.Columns.Id.Map);
        sketch.Harvest([new KeyUse(column, DbValue.From(1), 8)]);

        sketch.Harvest([new KeyUse(column, DbValue.From(2), 5)]);
        sketch.Keys.Select(key => (key.Value.AsInt64(), key.Score)).Should().Equal((2, 5), (1, 4));
        sketch.Harvest([]);
        sketch.Harvest([]);

        sketch.Keys.Should().BeEmpty("less than two uses are no habit");
    }

    [Fact]
    public void The_sketch_keeps_the_hottest_keys_and_no_more_than_its_capacity()
    {
        var (sketch, column) = (new HotKeySketch(3), Note.Columns.Id.Map);

        sketch.Harvest(Enumerable.Range(1, 100).Select(i => new KeyUse(column, DbValue.From(i), i + 1)));

        sketch.Keys.Select(key => key.Value.AsInt64()).Should().Equal(100, 99, 98);
    }

    [Fact]
    public async Task A_preload_does_not_make_its_own_keys_hot()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("s1", 5, 5);

        for (var i = 0; i < 10; i++)
        {
            await fixture.Preloader.PreloadChatContextAsync("s1");
        }

        await fixture.Preloader.SaveHotKeysAsync();
        fixture.Preloader.GetStatistics().Should().BeEquivalentTo(new { HotKeys = 0, Used = 0 });
    }

    [Fact]
    public async Task Kept_keys_of_tables_and_columns_that_are_not_there_any_more_are_passed_over()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => options.ClearWarm().Warm<Note>());
        HotKey Key(string table, string column) => new() { Id = $"{table}/{column}", SourceTable = table, SourceColumn = column, Value = "1", IsNumber = true, Score = 9 };
        await fixture.Inner.Engine.WriteAsync(new WriteUnit(Write.Insert(new[] { Key("gone", "id"), Key("notes", "gone"), Key("notes", "version"), Key("notes", "id") })));

        await fixture.Preloader.PreloadHotKeysAsync();

        fixture.Preloader.GetStatistics().HotKeys.Should().Be(1, "the version is not unique");
    }
}
