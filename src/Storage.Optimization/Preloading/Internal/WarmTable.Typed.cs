namespace Storage.Optimization.Internal;

/// <inheritdoc/>
internal sealed class WarmTable<T>(TimeSpan? cacheTime) : WarmTable
    where T : class, IEntity<T>
{
    public override EntityMap Map => T.Map;

    public override async ValueTask<int> LoadAsync(
        IStorage storage, PreloadWatch watch, IReadOnlyList<(ColumnMap Column, DbValue Value)> keys, CancellationToken cancellationToken)
    {
        var lookups = keys.Select(key => new Lookup<T>(key.Column, key.Value) { CacheTime = cacheTime }).ToArray();
        var rows = await storage.FindManyAsync(lookups, cancellationToken).ConfigureAwait(false);
        watch.Add(lookups, rows);
        return rows.Count;
    }
}
