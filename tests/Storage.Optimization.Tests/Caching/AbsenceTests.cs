using Storage.Core;

namespace Storage.Optimization.Tests;

public sealed class AbsenceTests
{
    [Fact]
    public async Task A_flood_of_absent_keys_costs_no_row_its_place()
    {
        await using var fixture = await Create(options =>
        {
            options.Level1Capacity = 50;
            options.Region<Note>().AbsentTime = TimeSpan.FromSeconds(5);
        });
        var note = await fixture.AddAsync("n1");
        for (var i = 0; i < 20; i++)
        {
            await fixture.FindAsync(note.Id);
        }

        for (var i = 0; i < 5_000; i++)
        {
            (await fixture.FindAsync(1_000 + i)).Should().BeNull();
            (await fixture.FindAsync($"absent-{i}")).Should().BeNull();
        }

        var reads = fixture.Gated.Reads;
        (await fixture.FindAsync(note.Id)).Should().Be(note);
        fixture.Gated.Reads.Should().Be(reads);
        fixture.Statistics.Level1Rows.Should().BeLessThanOrEqualTo(50);
    }

    [Fact]
    public async Task That_there_is_no_row_is_known_until_there_is_one()
    {
        await using var fixture = await Create(options => options.Region<Note>().AbsentTime = TimeSpan.FromSeconds(5));
        await fixture.FindAsync(1);
        await fixture.FindAsync("n1");
        await fixture.FindAsync(1);
        await fixture.FindAsync("n1");
        fixture.Gated.Reads.Should().Be(2);
        fixture.Statistics.AbsentHits.Should().Be(2);

        await fixture.AddAsync("n1");

        (await fixture.FindAsync(1))!.NoteId.Should().Be("n1");
        (await fixture.FindAsync("n1"))!.Id.Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_comes_while_its_absence_is_read_is_found()
    {
        await using var fixture = await Create(options => options.Region<Note>().AbsentTime = TimeSpan.FromSeconds(5));
        var (byKey, byName) = (fixture.Gated.HoldNext(), fixture.Gated.HoldNext());
        var first = fixture.FindAsync(1).AsTask();
        await byKey.Reached;
        var second = fixture.FindAsync("n1").AsTask();
        await byName.Reached;

        await fixture.AddAsync("n1");
        byKey.Open();
        byName.Open();
        await Task.WhenAll(first, second);

        (await fixture.FindAsync(1)).Should().NotBeNull();
        (await fixture.FindAsync("n1")).Should().NotBeNull();
    }

    [Fact]
    public async Task The_filter_of_keys_answers_for_absent_ones_and_never_for_a_row_that_is_there()
    {
        await using var fixture = await Create(options => options.Region<Note>().ExpectedKeys = 1000);
        for (var i = 0; i < 100; i++)
        {
            await fixture.AddAsync($"n{i}");
        }

        await fixture.FindAsync(5_000);
        await fixture.Cache.BackgroundEndedAsync();
        await fixture.AddAsync("late");
        var reads = fixture.Gated.Reads;
        for (var i = 0; i < 1_000; i++)
        {
            (await fixture.FindAsync(10_000 + i)).Should().BeNull();
        }

        (fixture.Gated.Reads - reads).Should().BeLessThan(100, "about one in a hundred passes");
        for (var id = 1; id <= 101; id++)
        {
            (await fixture.FindAsync(id)).Should().NotBeNull();
        }

        await fixture.Cache.WriteAsync($"INSERT INTO notes (id, note_id, chat_id, time, version) VALUES (10500, 'raw', 'c1', 1, 1)");
        (await fixture.FindAsync(10_500)).Should().NotBeNull("a raw write names no rows, so the filter says nothing until it was read again");
    }

    private static Task<CacheFixture> Create(Action<CachingOptions>? configure = null) => CacheFixture.CreateAsync(configure: options =>
    {
        options.EnableWriteThrough = false;
        configure?.Invoke(options);
    });
}
