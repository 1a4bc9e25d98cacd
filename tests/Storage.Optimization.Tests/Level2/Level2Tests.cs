using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class Level2Tests
{
    [Fact]
    public async Task A_row_that_left_the_first_level_comes_from_the_second()
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithRow(level2);
        var reads = fixture.Gated.Reads;

        var row = await fixture.FindAsync(1);
        var again = await fixture.FindAsync(1);

        again.Should().BeSameAs(row);
        row.Should().BeEquivalentTo(new { NoteId = "n1", Version = 1L, Text = "你好 👋", ChatId = "c1" });
        fixture.Gated.Reads.Should().Be(reads);
        fixture.Statistics.Level2Hits.Should().Be(1, "the second read found the row in the first level again");
    }

    [Fact]
    public async Task A_row_by_unique_value_comes_from_the_second_level_in_two_steps()
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithRow(level2, readsByName: true);
        var reads = fixture.Gated.Reads;

        (await fixture.FindAsync("n1"))!.Version.Should().Be(1);

        fixture.Gated.Reads.Should().Be(reads);
        fixture.Statistics.Level2Hits.Should().Be(1);
    }

    [Fact]
    public async Task A_row_from_the_second_level_lives_no_longer_than_it_was_to_live_there()
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithRow(level2, configure: options =>
        {
            options.Level1Time = TimeSpan.FromSeconds(60);
            options.Level2Time = TimeSpan.FromSeconds(100);
        });
        fixture.Time.Advance(TimeSpan.FromSeconds(70));
        await fixture.FindAsync(1);
        fixture.Statistics.Level2Hits.Should().Be(1);
        var reads = fixture.Gated.Reads;

        fixture.Time.Advance(TimeSpan.FromSeconds(35));
        await fixture.FindAsync(1);

        fixture.Gated.Reads.Should().Be(reads + 1);
    }

    [Fact]
    public async Task Whatever_bytes_the_second_level_gives_the_row_is_the_databases()
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithRow(level2);
        var (name, good) = level2.Entries.Single();
        var random = new System.Random(5);
        byte[][] spoiled =
        [
            [], [1], new byte[Envelope.HeaderBytes], good[..^1], [.. good, 0],
            .. Enumerable.Range(0, good.Length).Select(at => Flip(good, at, 1 << random.Next(8))),
            .. Enumerable.Range(0, 100).Select(_ => RandomBytes(random, good.Length)),
        ];

        foreach (var bytes in spoiled)
        {
            level2.Entries[name] = bytes;
            fixture.Cache.Clear();
            (await fixture.FindAsync(1))!.Text.Should().Be("你好 👋");
        }

        fixture.Statistics.Level2Hits.Should().Be(0);
        fixture.Cache.GetStatistics().Level2Refusals.Should().Be(spoiled.Length);
    }

    [Fact]
    public async Task A_value_of_another_key_or_of_another_cache_is_refused()
    {
        var (mine, others) = (new TestLevel2Store(), new TestLevel2Store());
        await using var fixture = await WithRow(mine);
        await using var other = await WithRow(others);
        mine.Entries[mine.Entries.Keys.Single()] = others.Entries.Values.Single();

        (await fixture.FindAsync(1))!.Version.Should().Be(1);
        fixture.Cache.GetStatistics().Level2Refusals.Should().Be(1);

        await fixture.AddAsync("n2");
        await fixture.Cache.Level2!.FlushAsync();
        mine.Entries["notes:id:v:2"] = mine.Entries["notes:id:v:1"];
        fixture.Cache.Clear();
        (await fixture.FindAsync(2))!.NoteId.Should().Be("n2");
    }

    [Fact]
    public async Task A_second_level_that_throws_is_a_miss_and_is_left_alone_for_a_while()
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithRow(level2);
        level2.Failure = new IOException("The second level is gone.");
        var gets = level2.Gets;

        (await fixture.FindAsync(1))!.Version.Should().Be(1);
        await fixture.AddAsync("n2");
        (await fixture.FindAsync("n2"))!.Version.Should().Be(1);
        (level2.Gets - gets).Should().Be(1, "it rests after a failure");

        level2.Failure = null;
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        fixture.Cache.Clear();
        await fixture.FindAsync(1);
        level2.Gets.Should().BeGreaterThan(gets + 1);
        fixture.Cache.GetStatistics().Level2Failures.Should().BePositive();
    }

    [Fact]
    public async Task A_second_level_that_does_not_answer_is_waited_for_no_longer_than_its_limit()
    {
        var level2 = new TestLevel2Store(isLocal: false);
        await using var fixture = await WithRow(level2);
        level2.HoldGet = new Gate();

        var reading = fixture.FindAsync(1).AsTask();
        await level2.HoldGet.Reached;
        fixture.Time.Advance(TimeSpan.FromMilliseconds(101));

        (await reading)!.Version.Should().Be(1);
        fixture.Cache.GetStatistics().Level2Failures.Should().Be(1);
    }

    [Fact]
    public async Task A_caller_that_is_cancelled_while_the_second_level_answers_leaves_the_row_to_others()
    {
        var level2 = new TestLevel2Store(isLocal: false);
        await using var fixture = await WithRow(level2);
        level2.HoldGet = new Gate();
        using var cancelled = new CancellationTokenSource();
        var first = fixture.FindAsync(1, cancelled.Token).AsTask();
        await level2.HoldGet.Reached;
        var second = fixture.FindAsync(1).AsTask();

        await cancelled.CancelAsync();
        level2.HoldGet.Open();

        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        (await second)!.Version.Should().Be(1);
    }

    [Fact]
    public async Task The_second_level_in_memory_keeps_to_its_bytes_and_entries()
    {
        await using var fixture = await CacheFixture.CreateAsync(configure: options =>
        {
            options.Level2 = Level2Kind.Memory;
            options.Level2Capacity = 50;
            options.Level2Bytes = 20_000;
            options.EnableWriteThrough = false;
        });
        for (var i = 0; i < 200; i++)
        {
            var note = await fixture.AddAsync($"n{i}");
            await fixture.FindAsync(note.Id);
        }

        await fixture.Cache.Level2!.FlushAsync();

        fixture.Cache.GetStatistics().Level2Size.Should().BeInRange(1, 50);
    }

    [Fact]
    public void A_distributed_second_level_has_to_be_there()
    {
        var make = () => new CachingStorage(new NoStorage(), new CachingOptions { Level2 = Level2Kind.Distributed });

        make.Should().Throw<ArgumentException>().WithMessage("*IDistributedCache*");
    }

    [Fact]
    public async Task What_finds_no_room_before_the_second_level_is_dropped_and_counted()
    {
        var level2 = new TestLevel2Store();
        await using var fixture = await WithRow(level2, configure: options => options.Level2WriteQueueLimit = 1);
        var ids = new[] { (await fixture.AddAsync("n2")).Id, (await fixture.AddAsync("n3")).Id, (await fixture.AddAsync("n4")).Id };
        var gate = level2.HoldSet = new Gate();
        await fixture.FindAsync(ids[0]);
        var flush = fixture.Cache.Level2!.FlushAsync().AsTask();
        await gate.Reached;

        await fixture.FindAsync(ids[1]);
        await fixture.FindAsync(ids[2]);
        gate.Open();
        await flush;
        await fixture.Cache.Level2.FlushAsync();

        var statistics = fixture.Cache.GetStatistics();
        (statistics.Level2DroppedWrites, statistics.Level2Writes).Should().Be((1, 3));
    }

    private static async Task<CacheFixture> WithRow(TestLevel2Store level2, bool readsByName = false, Action<CachingOptions>? configure = null)
    {
        var fixture = await CacheFixture.CreateAsync(level2: level2, configure: options =>
        {
            options.EnableWriteThrough = false;
            configure?.Invoke(options);
        });
        await fixture.Cache.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "n1", ChatId = "c1", Time = 1, Version = 1, Text = "你好 👋" })));
        _ = readsByName ? await fixture.FindAsync("n1") : await fixture.FindAsync(1);
        await fixture.Cache.Level2!.FlushAsync();

        // only the first level: what is in the second has to be of no older generation
        fixture.Cache.DropLevel1();
        return fixture;
    }

    private static byte[] Flip(byte[] bytes, int at, int bit)
    {
        var copy = (byte[])bytes.Clone();
        copy[at] ^= (byte)bit;
        return copy;
    }

    private static byte[] RandomBytes(System.Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
