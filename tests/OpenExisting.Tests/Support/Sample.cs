using System.Diagnostics;
using System.Reflection;

namespace OpenExistingSample.Tests;

/// <summary>The sample, as a process of its own.</summary>
internal static class Sample
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<SampleResult> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["exec", Path, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new SampleResult(process.ExitCode, await output, await error);
    }

    private static string Path => typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "OpenExisting").Value!;
}
