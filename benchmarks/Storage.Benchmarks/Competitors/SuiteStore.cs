using Storage.Api;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>Ours, as a host writes it: every request is built anew from typed columns and goes through the public API.</summary>
internal sealed class SuiteStore<T> : IAsyncDisposable
    where T : class, IEntity<T>
{
    private readonly SqliteStorage _engine;
    private readonly IStorage _storage;
    private readonly Repository<T> _messages;
    private readonly MessageTable<T> _table;

    private SuiteStore(SqliteStorage engine, MessageTable<T> table, CachingOptions? caching)
    {
        _engine = engine;
        Cache = caching is null ? null : new CachingStorage(engine, caching);
        _storage = (IStorage?)Cache ?? engine;
        _messages = _storage.Repository<T>();
        _table = table;
    }

    /// <summary>Gets the pipe.</summary>
    public IStorage Storage => _storage;

    /// <summary>Gets the cache in it; <see langword="null"/> where there is none.</summary>
    public CachingStorage? Cache { get; }

    public static async Task<SuiteStore<T>> OpenAsync(
        string path, MessageTable<T> table, Action<SqliteStorageOptions>? change = null, CachingOptions? caching = null) =>
        new(await Suite.OpenAsync(path, change), table, caching);

    public ValueTask<T?> FindAsync(string messageId) => _messages.FindAsync(_table.MessageId, messageId);

    public ValueTask<T?> FindByKeyAsync(long id) => _messages.FindAsync(id);

    public ValueTask<IReadOnlyList<T>> LastAsync(string chatId, int count) =>
        _storage.QueryAsync(Query.From<T>()
            .Where(_table.ChatId == chatId)
            .OrderByDescending(_table.Time)
            .Take(count));

    /// <summary>The last messages in an order that no two share, so that a new message has one place.</summary>
    public Query<T> LatestOf(string chatId, int count) => Query.From<T>()
        .Where(_table.ChatId == chatId)
        .OrderByDescending(_table.Time)
        .OrderByDescending(_table.Id)
        .Take(count);

    public ValueTask<IReadOnlyList<T?>> FindManyAsync(long[] ids) => _messages.FindManyAsync(_table.Id, ids);

    public IAsyncEnumerable<T> StreamAsync(int count) => _storage.StreamAsync(Query.From<T>().Take(count));

    public async ValueTask<int> ScanAsync(int count)
    {
        var seen = 0;
        await foreach (var row in StreamAsync(count))
        {
            GC.KeepAlive(row);
            seen++;
        }

        return seen;
    }

    public ValueTask<WriteResult> InsertAsync(T row, Durability? durability = null) =>
        _storage.WriteAsync(new WriteUnit(Write.Insert(row)) { Durability = durability });

    public ValueTask<WriteResult> InsertAsync(ReadOnlyMemory<T> rows) => _storage.WriteAsync(new WriteUnit(Write.Insert(rows)));

    public async ValueTask DisposeAsync()
    {
        await (Cache?.DisposeAsync() ?? default);
        await _engine.DisposeAsync();
    }
}
