using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Notes how long a cache may keep what is read.</summary>
internal sealed class CacheTimeRecorder(IStorage inner) : DelegatingStorage(inner)
{
    public List<TimeSpan?> Times { get; } = [];

    public override ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class
    {
        Times.Add(lookup.CacheTime);
        return base.FindAsync(lookup, cancellationToken);
    }

    public override ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
    {
        Times.Add(query.CacheTime);
        return base.QueryAsync(query, cancellationToken);
    }
}
