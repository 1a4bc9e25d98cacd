using Xunit.Abstractions;

namespace Storage.Core.Tests;

/// <summary>A host that stops in the middle of a write while it opens an existing file, at each of many writes.</summary>
public sealed class ExistingStopTests(ITestOutputHelper output)
{
    private static readonly Lazy<string> Library = new(Compile);

    [NeedsFact(Needs.Compiler)]
    public async Task A_stop_in_any_write_of_the_log_leaves_the_file_as_it_was()
    {
        await using var before = ExistingFile.Create(2_000);
        await using var complete = before.Copy();
        await complete.EnsureAsync();
        var stops = new List<int>();

        for (var (at, next) = (1, 2); ; (at, next) = (next, at + next))
        {
            await using var file = before.Copy();
            using var harness = new HarnessProcess(
                $"open-existing \"{file.FilePath}\"", ("LD_PRELOAD", Library.Value), ("FAULT_STOP_AT_WRITE", $"{at}"));
            var said = await harness.ToEndAsync();
            var state = new OpenedState(before, complete, file);
            state.ShouldBeWhole(isComplete: said.Length > 0);
            (await file.EnsureAsync()).IsUnchanged.Should().Be(!state.IsAsBefore);
            RawFile.Schema(file.FilePath).Should().Equal(RawFile.Schema(complete.FilePath));
            if (said.Length > 0)
            {
                break;
            }

            state.IsAsBefore.Should().BeTrue("the commit is the last write");
            stops.Add(at);
        }

        output.WriteLine($"stopped at the writes {string.Join(", ", stops)}");
        stops.Should().HaveCountGreaterThan(8);
    }

    private static string Compile()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "faults-existing.so");
        var source = Path.Combine(AppContext.BaseDirectory, "Crash", "faults.c");
        Tool.Run("gcc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl").Should().Be(0);
        return library;
    }
}
