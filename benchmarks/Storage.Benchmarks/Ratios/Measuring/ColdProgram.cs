using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Storage.Benchmarks;

/// <summary>Publishes a program of the repository, and times it as a process: from its start to its first line.</summary>
internal sealed class ColdProgram(string file, params string[] arguments)
{
    /// <summary>Publishes for the just-in-time compiler, without code compiled beforehand.</summary>
    public static async Task<ColdProgram> PublishAsync(string project) =>
        new("dotnet", Path.Combine(await PublishToNewDirectoryAsync(project, "-p:PublishReadyToRun=false", "--no-self-contained"), $"{project}.dll"));

    public static async Task<ColdProgram> PublishAotAsync(string project) =>
        new(Path.Combine(await PublishToNewDirectoryAsync(project, "-p:ColdStartAot=true"), project));

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

    private static async Task<string> PublishToNewDirectoryAsync(string project, params string[] options)
    {
        var directory = WorkingDirectory.NewDirectory();
        var path = Path.Combine(BenchmarksDirectory(), project, $"{project}.csproj");
        var info = new ProcessStartInfo("dotnet", ["publish", path, "-c", "Release", "-o", directory, "--nologo", "-v", "quiet", .. options])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(info)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? directory : throw new InvalidOperationException($"{project} cannot be published: {said}");
    }

    private static string BenchmarksDirectory() =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "BenchmarksDirectory").Value!;
}
