using System.Collections.Concurrent;
using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>A layer before the engine that holds requests where a test says: a write before it reaches the engine, a write after its commit,
/// a read after it has its row.</summary>
internal sealed class HeldStorage(IStorage inner) : DelegatingStorage(inner)
{
    public Turnstile BeforeWrite { get; } = new();

    public Turnstile AfterCommit { get; } = new();

    public Turnstile AfterFind { get; } = new();

    public Turnstile BeforeFind { get; } = new();

    /// <summary>What has been handed over so far, in order.</summary>
    public ConcurrentQueue<WriteUnit> Units { get; } = new();

    /// <summary>Fails a unit before it reaches the engine.</summary>
    public Func<WriteUnit, Exception?> Fault { get; set; } = _ => null;

    public override async ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        Units.Enqueue(unit);
        await BeforeWrite.PassAsync();
        if (Fault(unit) is { } fault)
        {
            throw fault;
        }

        var result = await base.WriteAsync(unit, cancellationToken);
        await AfterCommit.PassAsync();
        return result;
    }

    public override async ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class
    {
        await BeforeFind.PassAsync();
        var row = await base.FindAsync(lookup, cancellationToken);
        await AfterFind.PassAsync();
        return row;
    }
}
