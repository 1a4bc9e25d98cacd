using Microsoft.Extensions.Time.Testing;

namespace Storage.Optimization.Tests;

/// <summary>A clock at which a caller can be held: a cache looks at it between a cell and the marks, and when it fills a cell.</summary>
internal sealed class HeldTime : FakeTimeProvider
{
    private const string WriterThread = "Storage writer";

    private BlockingGate? _writer;
    private BlockingGate? _reader;

    /// <summary>Holds the engine's writer when it next asks for the time.</summary>
    public BlockingGate HoldWriter() => _writer = new BlockingGate();

    /// <summary>Holds the next thread that asks for the time and is not the writer.</summary>
    public BlockingGate HoldReader() => _reader = new BlockingGate();

    public override long GetTimestamp()
    {
        var gate = Thread.CurrentThread.Name == WriterThread ? Interlocked.Exchange(ref _writer, null) : Interlocked.Exchange(ref _reader, null);
        gate?.Pass();
        return base.GetTimestamp();
    }
}
