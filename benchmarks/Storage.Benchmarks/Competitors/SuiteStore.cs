using Storage.Api;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Ours, as a host writes it: every request is built anew from typed columns and goes through the public API.</summary>
internal sealed class SuiteStore<T> : IAsyncDisposable
    where T : class, IEntity<T>
{
    private readonly SqliteStorage _engine;
    private readonly IStorage _storage;
    private readonly Repository<T> _messages;
    private readonly MessageTable<T> _table;

    private SuiteStore(SqliteStorage engine, MessageTable<T> table)
    {
        _storage = _engine = engine;
        _messages = _storage.Repository<T>();
        _table = table;
    }

    public static async Task<SuiteStore<T>> OpenAsync(string path, MessageTable<T> table, Action<SqliteStorageOptions>? change = null) =>
        new(await Suite.OpenAsync(path, change), table);

    public ValueTask<T?> FindAsync(string messageId) => _messages.FindAsync(_table.MessageId, messageId);

    public ValueTask<T?> FindByKeyAsync(long id) => _messages.FindAsync(id);

    public ValueTask<IReadOnlyList<T>> LastAsync(string chatId, int count) =>
        _storage.QueryAsync(Query.From<T>()
            .Where(_table.ChatId == chatId)
            .OrderByDescending(_table.Time)
            .Take(count));

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

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
