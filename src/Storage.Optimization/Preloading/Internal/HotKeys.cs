namespace Storage.Optimization.Internal;

/// <summary>Learns which keys are hot from the counts that the first level has anyway, keeps them in a table, and reads their rows back in.</summary>
internal sealed class HotKeys
{
    private readonly PreloadingOptions _options;
    private readonly Dictionary<string, HotKeySketch> _sketches;

    public HotKeys(PreloadingOptions options)
    {
        _options = options;
        _sketches = options.Tables.Keys.ToDictionary(table => table, _ => new HotKeySketch(options.HotKeysPerTable), StringComparer.Ordinal);
    }

    public bool IsOn => _options.HotKeysPerTable > 0 && _sketches.Count > 0;

    public int Count => _sketches.Values.Sum(sketch => sketch.Count);

    public void Learn(CachingStorage? cache)
    {
        foreach (var (table, sketch) in _sketches)
        {
            sketch.Harvest(cache?.TakeUses(_options.Tables[table].Map) ?? []);
        }
    }

    /// <summary>Puts what is known in the place of what was kept, in one unit.</summary>
    public async ValueTask SaveAsync(IStorage storage, CancellationToken cancellationToken)
    {
        var keys = _sketches
            .SelectMany(pair => pair.Value.Keys.Select(key => HotKey.Of(pair.Key, key.Column, key.Value, key.Score)))
            .OfType<HotKey>()
            .ToArray();
        var deletion = Write.Delete(Query.From<HotKey>());
        var unit = keys.Length == 0 ? new WriteUnit(deletion) : new WriteUnit(deletion, Write.Insert(keys));
        await storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rows of the keys that were kept, the hottest first.</summary>
    public async ValueTask LoadAsync(IStorage storage, PreloadPace pace, PreloadWatch watch, CancellationToken cancellationToken)
    {
        await pace.TurnAsync(cancellationToken).ConfigureAwait(false);
        var limit = Math.Max(1, _options.HotKeysPerTable * _sketches.Count);
        var kept = await storage.QueryAsync(Query.From<HotKey>().OrderByDescending(HotKey.Columns.Score).Take(limit), cancellationToken).ConfigureAwait(false);
        pace.Charge(kept.Count);
        foreach (var group in kept.GroupBy(key => key.SourceTable, StringComparer.Ordinal))
        {
            if (!_options.Tables.TryGetValue(group.Key, out var table))
            {
                continue;
            }

            var keys = group
                .Select(key => (Column: table.UniqueColumn(key.SourceColumn), Value: key.ToValue(), key.Score))
                .Where(key => key.Column is not null)
                .Select(key => (Column: key.Column!, key.Value, key.Score))
                .Take(_options.HotKeysPerTable)
                .ToArray();
            _sketches[group.Key].Restore(keys);
            foreach (var step in keys.Chunk(_options.StepRows))
            {
                await pace.TurnAsync(cancellationToken).ConfigureAwait(false);
                pace.Charge(await table.LoadAsync(storage, watch, [.. step.Select(key => (key.Column, key.Value))], cancellationToken).ConfigureAwait(false));
            }
        }
    }
}
