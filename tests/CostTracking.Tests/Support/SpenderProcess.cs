using System.Collections.Concurrent;
using System.Diagnostics;

namespace CostTracking.Tests;

/// <summary>The test program in a process of its own, with all that it has said so far.</summary>
internal sealed class SpenderProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    public SpenderProcess(string arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CostTracking.CrashHarness.dll");
        var start = new ProcessStartInfo(DotnetPath(), $"exec \"{program}\" {arguments}") { RedirectStandardOutput = true };

        _process = Process.Start(start)!;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the database is open, or the process has ended.</summary>
    public Task Ready => _ready.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Completes when the program has said something, or has ended.</summary>
    public async Task SpeaksAsync()
    {
        while (_lines.IsEmpty && !_process.HasExited)
        {
            await Task.Delay(5);
        }
    }

    public async Task<string[]> KillAsync()
    {
        _process.Kill();
        return await EndAsync();
    }

    public async Task<string[]> EndAsync()
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
