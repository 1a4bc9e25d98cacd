using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>A layer that holds a write until it is drained, and notes in a list what is done to it.</summary>
internal sealed class HoldingLayer(string name, List<string> notes, IStorage inner) : DelegatingStorage(inner), IDrainingLayer, IAsyncDisposable
{
    private int _held = 1;

    public bool Fails { get; init; }

    public async ValueTask<DrainReport> DrainAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        notes.Add($"{name} drained");
        if (Fails)
        {
            throw new NotSupportedException("the layer is broken");
        }

        var held = _held;
        _held = 0;
        if (held > 0)
        {
            await Inner.AddTicketAsync(name);
        }

        return new DrainReport(name, held, []);
    }

    public ValueTask DisposeAsync()
    {
        notes.Add($"{name} disposed");
        return default;
    }
}
