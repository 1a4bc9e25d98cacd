using System.Collections.Concurrent;
using System.Diagnostics;

namespace Storage.Core.Tests;

/// <summary>The harness in a process of its own, with all that it has said so far.</summary>
internal sealed class HarnessProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    public HarnessProcess(string arguments, params (string Name, string Value)[] environment)
    {
        var harness = Path.Combine(AppContext.BaseDirectory, "Storage.CrashHarness.dll");
        var start = new ProcessStartInfo(DotnetPath(), $"exec \"{harness}\" {arguments}") { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the database is open, or the process has ended.</summary>
    public Task Ready => _ready.Task.WaitAsync(TestExtensions.Patience);

    public int Lines => _lines.Count;

    public async Task<string[]> KillAsync()
    {
        _process.Kill();
        return await ToEndAsync();
    }

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

    private static string DotnetPath() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    // a last line without its end was cut off by the kill, and was not said
    private async Task ReadAsync()
    {
        var text = _process.StandardOutput;
        var line = new System.Text.StringBuilder();
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
        }
    }
}
