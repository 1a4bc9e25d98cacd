using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>
/// <c>replay TRACE</c>: how many requests of a trace each policy would answer at a capacity, so that a host can choose for its own reads.
/// </summary>
internal static class ReplayCommand
{
    private const string Usage = "Usage: replay TRACE [--capacity N] [--policy NAME]...";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var options = ReplayOptions.Parse(args);
            Show(options, Trace.Read(options.Trace!));
            return 0;
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} {Usage}");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The trace cannot be read: {exception.Message}");
        }

        return 2;
    }

    private static void Show(ReplayOptions options, Trace trace)
    {
        Say($"{trace.Name}: {trace.Requests.Count:n0} requests of {trace.KeyCount:n0} keys; capacity {options.Capacity:n0}");
        Say($"  {string.Empty,-14}{"hits %",9}{"most keys",11}");
        foreach (var policy in options.Policies)
        {
            var result = TracePolicies.Replay(trace, policy, options.Capacity);
            Say($"  {result.Policy,-14}{result.HitsInHundred,9:0.00}{result.MostKeys,11:n0}");
        }

        Say($"memory-cache takes nothing while it is full and its compaction has not run: among requests without a pause that is often.");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
