using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary><c>races-node FILE VALUE</c>: the other process of a race. It reads the row through a cache of its own, and changes it.</summary>
internal static class RacedNode
{
    public const string Command = "races-node";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path, var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            await Console.Error.WriteLineAsync($"Usage: {Command} FILE VALUE. It is a part of 'races'.");
            return 2;
        }

        await using var engine = await Suite.OpenAsync(path);
        await using var cache = new CachingStorage(engine);
        await RacedSuite.ReadAsync(cache);
        await RacedSuite.ChangeByFilterAsync(cache, value);
        return 0;
    }

    /// <summary>Starts it, and waits for its end.</summary>
    public static async Task RunAsync(string path, long value)
    {
        string[] arguments = [Assembly.GetExecutingAssembly().Location, Command, path, value.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The other node of a race ended with code {process.ExitCode}.");
        }
    }
}
