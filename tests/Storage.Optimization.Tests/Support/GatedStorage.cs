using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Stands between cache and engine: counts reads, and holds or fails the next ones after the engine has answered.</summary>
internal sealed class GatedStorage(IStorage inner) : DelegatingStorage(inner)
{
    private readonly Queue<Gate> _gates = [];
    private Gate? _entrance;
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public Exception? Failure { get; set; }

    /// <summary>Holds the next read that no earlier gate holds: it has its old answer, and gives it when the gate opens.</summary>
    public Gate HoldNext()
    {
        var gate = new Gate();
        lock (_gates)
        {
            _gates.Enqueue(gate);
        }

        return gate;
    }

    /// <summary>Holds the next find before the engine is asked.</summary>
    public Gate HoldNextAtEntrance() => _entrance = new Gate();

    public override async ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class
    {
        await PassAsync(Interlocked.Exchange(ref _entrance, null), cancellationToken);
        var gate = Enter();
        var row = await Inner.FindAsync(lookup, cancellationToken);
        await PassAsync(gate, cancellationToken);
        return row;
    }

    public override async ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class
    {
        var gate = Enter();
        var rows = await Inner.FindManyAsync(lookups, cancellationToken);
        await PassAsync(gate, cancellationToken);
        return rows;
    }

    public override async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        var gate = Enter();
        var rows = await Inner.QueryAsync(query, cancellationToken);
        await PassAsync(gate, cancellationToken);
        return rows;
    }

    private Gate? Enter()
    {
        Interlocked.Increment(ref _reads);
        if (Failure is { } failure)
        {
            throw failure;
        }

        lock (_gates)
        {
            return _gates.TryDequeue(out var gate) ? gate : null;
        }
    }

    private static async Task PassAsync(Gate? gate, CancellationToken cancellationToken)
    {
        if (gate is not null)
        {
            await gate.PassAsync(cancellationToken);
        }
    }
}
