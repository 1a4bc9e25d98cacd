using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace OfflineQueue.Tests;

/// <summary>The harness in a process of its own, with all that it has said so far.</summary>
internal sealed partial class HarnessProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    public HarnessProcess(string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(DotnetPath(), $"exec \"{ProgramPath()}\" {arguments}") { RedirectStandardOutput = true };
        start.Environment["OFFLINE_QUEUE_KEY"] = TestQueue.Key.Export();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the queue is open, or the process has ended.</summary>
    public Task Ready => _ready.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Completes when it has said something.</summary>
    public Task Said => _said.Task;

    public int Lines => _lines.Count;

    public int ExitCode => _process.ExitCode;

    public async Task<string[]> KillAsync()
    {
        _process.Kill();
        return await ToEndAsync();
    }

    public void SendTerminate() => Kill(_process.Id, Terminate).Should().Be(0);

    public async Task<string[]> ToEndAsync()
    {
        await _reading.WaitAsync(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync();
        return [.. _lines];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string ProgramPath() =>
        typeof(HarnessProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "OfflineQueue.CrashHarness").Value!;

    private static string DotnetPath() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    // a last line without its end was cut off by the kill, and was not said
    private async Task ReadAsync()
    {
        var text = _process.StandardOutput;
        var line = new StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await text.ReadAsync(buffer)) > 0)
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                if (c == '\n')
                {
                    Take(line.ToString());
                    line.Clear();
                }
                else
                {
                    line.Append(c);
                }
            }
        }

        _ready.TrySetResult();
    }

    private void Take(string line)
    {
        if (line == "ready")
        {
            _ready.TrySetResult();
        }
        else
        {
            _lines.Enqueue(line);
            _said.TrySetResult();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
