using Microsoft.Extensions.Logging;

namespace Storage.Core.Tests;

/// <summary>A host's logging that fails at every message, once it is broken.</summary>
internal sealed class ThrowingLoggers : ILoggerFactory, ILogger
{
    private int _failed;

    public bool IsBroken { get; set; }

    /// <summary>How many messages failed.</summary>
    public int Failed => Volatile.Read(ref _failed);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsBroken)
        {
            Interlocked.Increment(ref _failed);
            throw new InvalidOperationException("The log's disk is full.");
        }
    }

    public void Dispose()
    {
    }
}
