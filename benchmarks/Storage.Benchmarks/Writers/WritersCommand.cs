using System.Text.Json;

namespace Storage.Benchmarks;

/// <summary>
/// <c>writers</c>: many concurrent writers that each await a durable insert, ours against one transaction an insert on
/// Microsoft.Data.Sqlite; then the same with one writer. BenchmarkDotNet times one caller at a time, so it has no table for this.
/// </summary>
internal static class WritersCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] args)
    {
        if (WritersOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync($"Usage: {WritersOptions.Usage}");
            return 2;
        }

        int[] sizes = options.Writers == 1 ? [1] : [options.Writers, 1];
        var contests = new List<ContestResult>();
        var machine = await Machine.ExamineAsync();
        foreach (var writers in sizes)
        {
            contests.Add(await Contest.RunAsync(options with { Writers = writers }));
        }

        var report = new WritersReport(machine, options.Seconds, options.Rounds, contests);
        Console.WriteLine(options.Json ? JsonSerializer.Serialize(report, Json) : report.ToText());
        return contests.TrueForAll(contest => contest.AllStored) ? 0 : 1;
    }
}
