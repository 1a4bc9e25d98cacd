namespace Storage.Optimization.Internal;

/// <summary>Learns from the counts that the first level has anyway which keys are hot, and in which chats the last messages are; keeps them in a
/// table, and reads their rows back in.</summary>
internal sealed class HotKeys
{
    private const int MaxMessages = 1_000;

    private static readonly Shape MessagesShape = ChatRequests.RecentMessages(string.Empty, 1).Shape;
    private readonly PreloadingOptions _options;
    private readonly ChatLoads _loads;
    private readonly Dictionary<string, HotKeySketch> _sketches;
    private readonly HotKeySketch? _chats;
    private volatile bool _isUnsaved;

    public HotKeys(PreloadingOptions options, ChatLoads loads)
    {
        (_options, _loads) = (options, loads);
        _sketches = options.Tables.Keys.ToDictionary(table => table, _ => new HotKeySketch(options.HotKeysPerTable), StringComparer.Ordinal);
        _chats = options.Tables.ContainsKey(Messages.Table) ? new HotKeySketch(options.HotKeysPerTable) : null;
    }

    public bool IsOn => _options.HotKeysPerTable > 0 && _sketches.Count > 0;

    public int Count => All.Sum(pair => pair.Sketch.Count);

    private static EntityMap Messages => Entity.Map<Message>();

    private IEnumerable<(string Table, HotKeySketch Sketch)> All
    {
        get
        {
            var sketches = _sketches.Select(pair => (pair.Key, pair.Value));
            return _chats is null ? sketches : sketches.Append((Messages.Table, _chats));
        }
    }

    /// <summary>Takes in what was asked for since the last time. Scores fade by that, so what could not be kept is not learned over: the next try
    /// keeps it, and what was asked for meanwhile is learned after that.</summary>
    public void Learn(CachingStorage? cache)
    {
        if (_isUnsaved)
        {
            return;
        }

        _isUnsaved = IsOn;
        foreach (var (table, sketch) in _sketches)
        {
            sketch.Harvest(cache?.TakeUses(_options.Tables[table].Map) ?? []);
        }

        _chats?.Harvest(cache?.TakeWindowUses(Messages, MessagesShape) ?? []);
    }

    /// <summary>Puts what is known in the place of what was kept, in one unit.</summary>
    public async ValueTask SaveAsync(IStorage storage, CancellationToken cancellationToken)
    {
        var keys = All
            .SelectMany(pair => pair.Sketch.Keys.Select(key => HotKey.Of(pair.Table, key.Column, key.Value, key.Limit, key.Score)))
            .OfType<HotKey>()
            .ToArray();
        var deletion = Write.Delete(Query.From<HotKey>());
        var unit = keys.Length == 0 ? new WriteUnit(deletion) : new WriteUnit(deletion, Write.Insert(keys));
        await storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
        _isUnsaved = false;
    }

    /// <summary>Reads the rows of the keys that were kept, and then the contexts of the chats, each time the hottest first.</summary>
    public async ValueTask LoadAsync(IStorage storage, PreloadPace pace, PreloadWatch watch, CancellationToken cancellationToken)
    {
        var kept = await KeptAsync(storage, pace, cancellationToken).ConfigureAwait(false);
        foreach (var group in kept.Where(key => key.RowLimit is null).GroupBy(key => key.SourceTable, StringComparer.Ordinal))
        {
            if (_options.Tables.TryGetValue(group.Key, out var table))
            {
                await LoadRowsAsync(group, table, storage, pace, watch, cancellationToken).ConfigureAwait(false);
            }
        }

        if (_chats is not null)
        {
            await LoadChatsAsync(_chats, kept, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<IReadOnlyList<HotKey>> KeptAsync(IStorage storage, PreloadPace pace, CancellationToken cancellationToken)
    {
        using var turn = await pace.TurnAsync(cancellationToken).ConfigureAwait(false);
        var limit = Math.Max(1, _options.HotKeysPerTable * (_sketches.Count + 1));
        var kept = await storage.QueryAsync(Query.From<HotKey>().OrderByDescending(HotKey.Columns.Score).Take(limit), cancellationToken).ConfigureAwait(false);
        pace.Charge(kept.Count);
        return kept;
    }

    private async ValueTask LoadRowsAsync(
        IEnumerable<HotKey> kept, WarmTable table, IStorage storage, PreloadPace pace, PreloadWatch watch, CancellationToken cancellationToken)
    {
        var keys = kept
            .Select(key => (Column: table.UniqueColumn(key.SourceColumn), Value: key.ToValue(), Limit: 0, key.Score))
            .Where(key => key.Column is not null)
            .Select(key => (Column: key.Column!, key.Value, key.Limit, key.Score))
            .Take(_options.HotKeysPerTable)
            .ToArray();
        _sketches[table.Map.Table].Restore(keys);
        foreach (var step in keys.Chunk(_options.StepRows))
        {
            using var turn = await pace.TurnAsync(cancellationToken).ConfigureAwait(false);
            pace.Charge(await table.LoadAsync(storage, watch, [.. step.Select(key => (key.Column, key.Value))], cancellationToken).ConfigureAwait(false));
        }
    }

    private async ValueTask LoadChatsAsync(HotKeySketch chats, IEnumerable<HotKey> kept, CancellationToken cancellationToken)
    {
        var partition = Messages.Partition!;
        var keys = kept
            .Where(key => key is { RowLimit: > 0, IsNumber: false } && key.SourceTable == Messages.Table && key.SourceColumn == partition.Name)
            .Select(key => (Column: partition, Value: key.ToValue(), Limit: (int)Math.Min(key.RowLimit!.Value, MaxMessages), key.Score))
            .Take(_options.HotKeysPerTable)
            .ToArray();
        chats.Restore(keys);
        await _loads.ContextsAsync(keys.Select(key => (key.Value.AsString(), key.Limit)), fillsOnly: true, cancellationToken).ConfigureAwait(false);
    }
}
