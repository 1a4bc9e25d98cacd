using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Storage.Benchmarks;

/// <summary>A program of the repository, timed as a process: from its start to its first line.</summary>
internal sealed class ColdProgram(string file, params string[] arguments)
{
    /// <summary>Takes a program as it was built with this one: for the just-in-time compiler, with no code of its own compiled
    /// beforehand.</summary>
    public static ColdProgram Built(string project)
    {
        var ours = Path.GetRelativePath(Path.Combine(BenchmarksDirectory(), Assembly.GetExecutingAssembly().GetName().Name!), AppContext.BaseDirectory);
        return new("dotnet", Path.Combine(BenchmarksDirectory(), project, ours, $"{project}.dll"));
    }

    /// <summary>Publishes to native code.</summary>
    public static async Task<ColdProgram> PublishAotAsync(string project)
    {
        var directory = WorkingDirectory.NewDirectory();
        var path = Path.Combine(BenchmarksDirectory(), project, $"{project}.csproj");
        var info = new ProcessStartInfo("dotnet", ["publish", path, "-c", "Release", "-o", directory, "--nologo", "-v", "quiet", "-p:ColdStartAot=true"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(info)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? new(Path.Combine(directory, project))
            : throw new InvalidOperationException($"{project} cannot be published: {said}");
    }

    public ColdProgram With(params string[] further) => new(file, [.. arguments, .. further]);

    /// <summary>Runs it once. What it says must be the row's key.</summary>
    public async Task<double> MillisecondsAsync(long expected)
    {
        var info = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        var answer = await process.StandardOutput.ReadLineAsync();
        var elapsed = Stopwatch.GetElapsedTime(started);
        await process.WaitForExitAsync();
        return answer == expected.ToString(CultureInfo.InvariantCulture)
            ? elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"'{file}' answers '{answer}' and not {expected}.");
    }

    private static string BenchmarksDirectory() =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "BenchmarksDirectory").Value!;
}
