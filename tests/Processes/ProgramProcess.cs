using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Storage.TestProcesses;

/// <summary>A test program in a process of its own, with all that it has said so far.</summary>
internal abstract class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    protected ProgramProcess(string program, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(DotnetPath(), $"exec \"{program}\" {arguments}") { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Process = Process.Start(start)!;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the program has said that it is ready, or has ended.</summary>
    public Task Ready => _ready.Task.WaitAsync(Patience);

    /// <summary>Completes when the program has said something else, or has ended.</summary>
    public Task Said => _said.Task.WaitAsync(Patience);

    public int Lines => _lines.Count;

    protected Process Process { get; }

    public async Task<string[]> KillAsync()
    {
        Process.Kill();
        return await ToEndAsync();
    }

    public async Task<string[]> ToEndAsync()
    {
        await _reading.WaitAsync(Patience);
        await Process.WaitForExitAsync();
        return [.. _lines];
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }

    private static string DotnetPath() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    // a last line without its end was cut off by the kill, and was not said
    private async Task ReadAsync()
    {
        var text = Process.StandardOutput;
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
        _said.TrySetResult();
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
}
