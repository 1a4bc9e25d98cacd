using System.Globalization;
using Storage.Core;
using Xunit.Abstractions;

namespace Storage.Optimization.Tests;

/// <summary>
/// Readers and writers at random, over a small cache that keeps losing its rows and a second level that fails: no read gives anything older
/// than the last write acknowledged before it began, and no reader sees a row go back.
/// </summary>
/// <remarks><c>STORAGE_TEST_MINUTES</c> makes it longer, <c>STORAGE_TEST_SEED</c> repeats one.</remarks>
public sealed class LinearizabilityTests(ITestOutputHelper output)
{
    private const int Readers = 4;

    [Fact]
    public async Task No_read_is_older_than_what_was_acknowledged_before_it_and_no_reader_goes_back()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("STORAGE_TEST_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        var minutes = double.TryParse(Environment.GetEnvironmentVariable("STORAGE_TEST_MINUTES"), CultureInfo.InvariantCulture, out var asked) ? asked : 20.0 / 60;
        output.WriteLine($"seed {seed}, {minutes:F2} minutes");
        await using var world = await RandomWorld.CreateAsync(seed);
        using var ending = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));

        var writers = Enumerable.Range(0, RandomWorld.Chats).Select(chat => Task.Run(() => new RandomWriter(world, chat, seed).RunAsync(ending.Token)));
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => new RandomReader(world, seed + 1000 + reader).RunAsync(ending.Token)));
        await Task.WhenAll([.. writers, .. readers]);

        output.WriteLine(world.Summary());
        world.Findings.Should().BeEmpty();
        world.Reads.Should().BeGreaterThan(1000);
        world.Cache.GetStatistics().Level1Hits.Should().BePositive();
        world.Cache.GetStatistics().Level2Hits.Should().BePositive();
    }

    [Fact]
    public async Task The_same_run_finds_a_cache_that_does_not_mark_commits_and_lets_late_loads_stand()
    {
        await using var world = await RandomWorld.CreateAsync(seed: 7, Internal.CoherenceRules.All with { MarksCommits = false, DetachesLoads = false, ChecksStamps = false });
        using var ending = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        world.StopAtFirstFinding(ending);

        var writers = Enumerable.Range(0, RandomWorld.Chats).Select(chat => Task.Run(() => new RandomWriter(world, chat, 7).RunAsync(ending.Token)));
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => new RandomReader(world, 1007 + reader).RunAsync(ending.Token)));
        await Task.WhenAll([.. writers, .. readers]);

        world.Findings.Should().NotBeEmpty();
    }
}
