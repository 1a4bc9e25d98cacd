using System.Diagnostics;
using System.Reflection;

namespace CustomerService.Tests;

/// <summary>A program that was built beside the tests, as a process of its own.</summary>
internal sealed class ChildProgram : IDisposable
{
    public const string Sample = "CustomerService";
    public const string EarlyAcknowledgement = "CustomerService.EarlyAcknowledgement";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ChildProgram(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static ChildProgram Start(string program, IEnumerable<string> arguments, string? dataFolder = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", PathOf(program) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (dataFolder is not null)
        {
            start.Environment[OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_DATA_HOME"] = dataFolder;
        }

        return new ChildProgram(Process.Start(start)!);
    }

    /// <summary>Runs the sample to its end.</summary>
    public static async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        using var program = Start(Sample, arguments);
        return await program.EndAsync();
    }

    /// <summary>Ends the program as a power cut would: kill -9.</summary>
    public async Task<ProgramResult> KillAsync()
    {
        _process.Kill();
        return await EndAsync();
    }

    public async Task<ProgramResult> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new ProgramResult(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string PathOf(string program) =>
        typeof(ChildProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == program).Value!;
}
