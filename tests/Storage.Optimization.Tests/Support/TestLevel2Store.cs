using System.Collections.Concurrent;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>A second level that a test can look into, hold, and spoil.</summary>
internal sealed class TestLevel2Store(bool isLocal = true) : ILevel2Store
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new();

    public Gate? HoldSet { get; set; }

    public Gate? HoldGet { get; set; }

    public Exception? Failure { get; set; }

    public int Gets { get; private set; }

    public int? Count => Entries.Count;

    public bool IsLocal => isLocal;

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        Gets++;
        if (HoldGet is { } gate)
        {
            await gate.PassAsync(cancellationToken);
        }

        return Failure is null ? Entries.GetValueOrDefault(key) : throw Failure;
    }

    public async ValueTask SetAsync(string key, byte[] value, TimeSpan life, CancellationToken cancellationToken)
    {
        if (HoldSet is { } gate)
        {
            HoldSet = null;
            await gate.PassAsync(cancellationToken);
        }

        if (Failure is not null)
        {
            throw Failure;
        }

        Entries[key] = value;
    }

    public void Dispose()
    {
    }
}
