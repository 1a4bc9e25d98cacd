using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Keeps the units that pass, and counts the reads.</summary>
internal sealed class RecordingStorage(IStorage inner) : DelegatingStorage(inner)
{
    public List<WriteUnit> Units { get; } = [];

    public int Reads { get; private set; }

    public override ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class
    {
        Reads++;
        return base.FindManyAsync(lookups, cancellationToken);
    }

    public override ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        Reads++;
        return base.QueryAsync(query, cancellationToken);
    }

    public override ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default)
    {
        Units.Add(unit);
        return base.WriteAsync(unit, cancellationToken);
    }
}
