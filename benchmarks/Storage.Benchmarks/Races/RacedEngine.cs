using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Stands between our cache and the engine: a held read has the engine's answer already.</summary>
internal sealed class RacedEngine(IStorage inner) : DelegatingStorage(inner)
{
    public RaceGates Loads { get; } = new();

    public override async ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class
    {
        var row = await Inner.FindAsync(lookup, cancellationToken);
        await Loads.PassAsync();
        return row;
    }
}
