using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Tests;

/// <summary>Keeps every log line.</summary>
internal sealed class RecordingLogger<T> : ILogger<T>
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>Gets a task that completes with the first line.</summary>
    public Task Written => _written.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Messages.Enqueue(formatter(state, exception));
        _written.TrySetResult();
    }
}
