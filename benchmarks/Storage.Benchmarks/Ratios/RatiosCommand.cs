using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>
/// <c>ratios</c>: how many times faster ours is than the floor and the rivals, case by case, all in turns in this process on copies of the
/// same file. BenchmarkDotNet times one competitor after the other and one caller at a time.
/// </summary>
internal static class RatiosCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = RatiosOptions.Parse(args);
        if (options is null || RatioCases.Choose(options.Cases, !options.IsQuick) is not { } cases)
        {
            await Console.Error.WriteLineAsync("Usage: ratios [CASE...] [--quick] [--json FILE] [--chat FILE.tsv.gz] [--trace FILE]...");
            await Console.Error.WriteLineAsync($"Cases: {string.Join(", ", RatioCases.Names)}");
            return 2;
        }

        if (options.Traces.Append(options.Chat).FirstOrDefault(path => path is not null && !File.Exists(path)) is { } missing)
        {
            await Console.Error.WriteLineAsync($"There is no file '{missing}'.");
            return 2;
        }

        var scale = options.IsQuick ? Scale.Quick : new Scale();
        var results = new List<CaseResult>();
        Console.WriteLine(MachineText.Of(await Machine.ExamineAsync(), scale));
        await using var field = new Field(scale, options.Chat, options.Traces);
        foreach (var (name, run) in cases)
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var result in await run(field))
            {
                results.Add(result);
                Console.WriteLine(CaseText.Of(result));
            }

            await Console.Error.WriteLineAsync($"{name} took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }

        if (options.Json is { } path)
        {
            await File.WriteAllTextAsync(path, RatioJson.Of(results));
        }

        return 0;
    }
}
