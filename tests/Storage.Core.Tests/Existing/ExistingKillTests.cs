using System.Globalization;
using Xunit.Abstractions;

namespace Storage.Core.Tests;

/// <summary>A host that is killed while it opens an existing file leaves the file as it was, or with all that was to be added.</summary>
/// <remarks>STORAGE_KILL_ROUNDS sets the number of rounds.</remarks>
public sealed class ExistingKillTests(ITestOutputHelper output)
{
    private const int Messages = 20_000;

    // a kill at the very end of a run meets the checkpoint of its close
    private const double Overrun = 1.3;

    private static readonly int Rounds =
        int.Parse(Environment.GetEnvironmentVariable("STORAGE_KILL_ROUNDS") ?? "30", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_kill_at_any_moment_leaves_the_file_as_it_was_or_complete()
    {
        await using var before = ExistingFile.Create(Messages);
        await using var complete = before.Copy();
        await complete.EnsureAsync();
        var duration = await MeasureAsync(before);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"seed {seed}, a run takes {duration} ms");
        var untouched = 0;

        for (var round = 0; round < Rounds; round++)
        {
            await using var file = before.Copy();
            var moment = TimeSpan.FromMilliseconds(duration * Overrun * random.NextDouble());
            var said = await KillAsync(file, moment);
            var log = new FileInfo(file.FilePath + "-wal") is { Exists: true } wal ? wal.Length : 0;
            var state = new OpenedState(before, complete, file);
            var left = state.IsAsBefore ? "as it was" : "complete";
            output.WriteLine($"killed after {moment.TotalMilliseconds:N0} ms, log of {log} bytes, {left}");

            state.ShouldBeWhole(isComplete: said.Length > 0);
            (await file.EnsureAsync()).IsUnchanged.Should().Be(!state.IsAsBefore, "the next start does what is left to do");
            RawFile.Schema(file.FilePath).Should().Equal(RawFile.Schema(complete.FilePath));
            untouched += state.IsAsBefore ? 1 : 0;
            duration = Learn(duration, moment, said);
        }

        output.WriteLine($"{untouched} of {Rounds} were killed in time");
        untouched.Should().BeGreaterThanOrEqualTo(Rounds / 5, "kills after all was done show nothing");
        untouched.Should().BeLessThan(Rounds, "kills before anything was done show nothing either");
    }

    private static async Task<double> MeasureAsync(ExistingFile before)
    {
        await using var file = before.Copy();
        using var harness = Start(file);
        return Milliseconds(await harness.ToEndAsync());
    }

    private static async Task<string[]> KillAsync(ExistingFile file, TimeSpan moment)
    {
        using var harness = Start(file);
        await harness.Ready;
        await Task.Delay(moment);
        return await harness.KillAsync();
    }

    // what other work the machine has changes the time that a run takes
    private static double Learn(double duration, TimeSpan moment, string[] said) =>
        said.Length > 0 ? Milliseconds(said) : Math.Max(duration, moment.TotalMilliseconds);

    private static HarnessProcess Start(ExistingFile file) => new($"open-existing \"{file.FilePath}\"");

    private static double Milliseconds(string[] said) => double.Parse(said.Single(), CultureInfo.InvariantCulture);
}
