using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>The races. The value is 1 before them and 2 after its change.</summary>
internal static class RaceScenarios
{
    private const long New = 2;
    private static readonly TimeSpan ForAWhile = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(3);

    public static IReadOnlyList<RaceScenario> All { get; } =
    [
        new(1, "the key is removed while its value is loaded", RaceFeatures.None, cache => ReadAfterAsync(cache, RaceChange.Remove)),
        new(2, "after that, a new reader comes before the old load ends", RaceFeatures.None, cache => JoinAfterAsync(cache, RaceChange.Remove)),
        new(3, "the new value is set while the old one is loaded", RaceFeatures.None, cache => ReadAfterAsync(cache, RaceChange.Set)),
        new(4, "its tag is removed while the value is loaded", RaceFeatures.Tags, cache => ReadAfterAsync(cache, RaceChange.Tag)),
        new(5, "after that, a new reader comes before the old load ends", RaceFeatures.Tags, cache => JoinAfterAsync(cache, RaceChange.Tag)),
        new(6, "the cache is cleared while the value is loaded", RaceFeatures.Clear, cache => ReadAfterAsync(cache, RaceChange.Clear)),
        new(7, "the key is removed while its value is read anew early", RaceFeatures.Refresh, ReadAfterRefreshAsync),
        new(8, "a reader comes when one level has forgotten the value", RaceFeatures.Level2, ReadBetweenLevelsAsync),
        new(9, "another node removes the tag, the first level expires", RaceFeatures.Nodes | RaceFeatures.Tags, ReadAfterOtherNodeAsync),
        new(10, "the key is removed while the second level is written", RaceFeatures.Level2, ReadAfterLateWriteAsync),
        new(11, "a reader comes after the deadline of a load that hangs", RaceFeatures.Deadline, ReadAfterDeadlineAsync),
    ];

    private static async Task<RaceOutcome> ReadAfterAsync(IRacedCache cache, RaceChange change)
    {
        var gate = cache.HoldLoad();
        var reading = cache.ReadAsync();
        await gate.Reached;

        await cache.ChangeAsync(change, New);
        gate.Open();
        await reading;

        return OutcomeOf(await cache.ReadAsync());
    }

    private static async Task<RaceOutcome> JoinAfterAsync(IRacedCache cache, RaceChange change)
    {
        var gate = cache.HoldLoad();
        var reading = cache.ReadAsync();
        await gate.Reached;

        await cache.ChangeAsync(change, New);
        var second = cache.ReadAsync();
        gate.Open();
        await reading;

        return OutcomeOf(await second);
    }

    private static async Task<RaceOutcome> ReadAfterRefreshAsync(IRacedCache cache)
    {
        await cache.ReadAsync();
        var gate = cache.HoldLoad();
        await cache.BeginRefreshAsync(gate);

        await cache.ChangeAsync(RaceChange.Remove, New);
        gate.Open();

        // nobody says when a refresh has ended, so every read counts
        return await ReadsAsync(cache, value => value != New, ForAWhile) ? RaceOutcome.Stale : RaceOutcome.Ok;
    }

    private static async Task<RaceOutcome> ReadBetweenLevelsAsync(IRacedCache cache)
    {
        await cache.ReadAsync();
        await cache.Level2EndedAsync();
        var gate = cache.HoldBetweenLevels();
        var changing = Task.Run(() => cache.ChangeAsync(RaceChange.Remove, New));
        await gate.Reached;

        await cache.ReadAsync();
        gate.Open();
        await changing;

        return OutcomeOf(await cache.ReadAsync());
    }

    private static async Task<RaceOutcome> ReadAfterOtherNodeAsync(IRacedCache cache)
    {
        await cache.ReadAsync();
        await cache.Level2EndedAsync();

        await cache.ChangeOnOtherNodeAsync(New);
        await cache.PassLevel1TimeAsync();

        return await ReadsAsync(cache, value => value == New, LongEnough) ? RaceOutcome.Ok : RaceOutcome.Stale;
    }

    private static async Task<RaceOutcome> ReadAfterLateWriteAsync(IRacedCache cache)
    {
        var gate = cache.HoldLevel2Write();
        var reading = cache.ReadAsync();
        await gate.Reached;

        await cache.ChangeAsync(RaceChange.Remove, New);
        gate.Open();
        await reading;
        await cache.Level2EndedAsync();

        return OutcomeOf(await cache.ReadAsync());
    }

    private static async Task<RaceOutcome> ReadAfterDeadlineAsync(IRacedCache cache)
    {
        var gate = cache.HoldLoad();
        var hung = cache.ReadAsync();
        await gate.Reached;
        await cache.PassDeadlineAsync(hung);

        var second = cache.ReadAsync();
        await Task.WhenAny(second, Task.Delay(LongEnough));
        var outcome = second.IsCompletedSuccessfully ? RaceOutcome.Ok : RaceOutcome.Blocked;
        gate.Open();
        await Task.WhenAny(Task.WhenAll(hung, second), Task.Delay(LongEnough));
        return outcome;
    }

    /// <summary>Reads until a value meets a condition, or the time is up.</summary>
    private static async Task<bool> ReadsAsync(IRacedCache cache, Func<long, bool> condition, TimeSpan time)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time;)
        {
            if (condition(await cache.ReadAsync()))
            {
                return true;
            }

            await Task.Delay(10);
        }

        return false;
    }

    private static RaceOutcome OutcomeOf(long value) => value == New ? RaceOutcome.Ok : RaceOutcome.Stale;
}
