using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace OfflineSender.Tests;

/// <summary>The sample on a folder of its own, with a key directory beside the data's.</summary>
internal sealed class Sender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("offline-sender-").FullName;

    public string Database => Path.Combine(_folder, "data", "sender.db");

    /// <summary>Runs a command to its end.</summary>
    public async Task<SenderResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process, process.StandardOutput.ReadToEndAsync());
    }

    /// <summary>Runs a command and kills it a time after its first line; a slow machine may take long until there.</summary>
    public async Task<SenderResult> KillAsync(TimeSpan after, params string[] arguments)
    {
        using var process = Start(arguments);
        var first = await process.StandardOutput.ReadLineAsync();
        var rest = process.StandardOutput.ReadToEndAsync();
        await Task.WhenAny(Task.Delay(after), process.WaitForExitAsync());
        process.Kill();
        return await EndAsync(process, JoinAsync(first, rest));
    }

    /// <summary>Searches the database and its log for a text.</summary>
    public bool FilesHold(string text) =>
        Directory.GetFiles(Path.GetDirectoryName(Database)!)
            .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
            .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> JoinAsync(string? first, Task<string> rest) => first is null ? await rest : $"{first}\n{await rest}";

    private Process Start(string[] arguments)
    {
        var program = typeof(Sender).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "OfflineSender").Value!;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. arguments, "--database", Database])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_DATA_HOME"] = Path.Combine(_folder, "user");
        return Process.Start(start)!;
    }

    private static async Task<SenderResult> EndAsync(Process process, Task<string> output)
    {
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new SenderResult(process.ExitCode, await output, await error);
    }
}
