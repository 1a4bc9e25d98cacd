using System.Diagnostics;

namespace CostTracking.Tests;

/// <summary>The test program, in a process of its own.</summary>
internal sealed class SpenderProcess : IDisposable
{
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    public SpenderProcess(string arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "CostTracking.CrashHarness", "bin", Configuration, "net10.0", "CostTracking.CrashHarness.dll");
        _process = new Process
        {
            StartInfo = new("dotnet", $"\"{Path.GetFullPath(program)}\" {arguments}") { RedirectStandardOutput = true },
        };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
    }

    /// <summary>Completes when the program has opened the database.</summary>
    public Task Ready => _ready.Task.WaitAsync(TimeSpan.FromSeconds(30));

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Kills the program and gives the whole lines that it has printed.</summary>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        return await EndAsync();
    }

    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await _process.WaitForExitAsync();
        _process.WaitForExit();
        lock (_lines)
        {
            return [.. _lines];
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line == "ready")
        {
            _ready.TrySetResult();
        }
        else if (line is not null)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
        else
        {
            _ready.TrySetException(new InvalidOperationException("The program ended before it was ready."));
        }
    }
}
