using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Ours, as a host writes it: every request is built anew from typed columns and goes through <see cref="IStorage"/>.</summary>
internal sealed class SuiteStore : IAsyncDisposable
{
    private readonly SqliteStorage _engine;
    private readonly IStorage _storage;

    private SuiteStore(SqliteStorage engine) => _storage = _engine = engine;

    public StorageStatistics Statistics => _engine.GetStatistics();

    public static async Task<SuiteStore> OpenAsync(string path) => new(await SqliteStorage.OpenAsync(new SqliteStorageOptions
    {
        Path = path,
        Durability = Durability.Full,
        ReaderCacheKiB = Pragmas.CacheKiB,
        WriterCacheKiB = Pragmas.CacheKiB,
    }));

    public ValueTask<ChatMessage?> FindAsync(string messageId) =>
        _storage.FindAsync(new Lookup<ChatMessage>(ChatMessage.Columns.MessageId.Map, ChatMessage.Columns.MessageId.Encode(messageId)));

    public ValueTask<IReadOnlyList<ChatMessage>> LastAsync(string chatId, int count) =>
        _storage.QueryAsync(Query.From<ChatMessage>()
            .Where(ChatMessage.Columns.ChatId == chatId)
            .OrderByDescending(ChatMessage.Columns.Time)
            .Take(count));

    public ValueTask<WriteResult> InsertAsync(ChatMessage row) => _storage.WriteAsync(new WriteUnit(Write.Insert(row)));

    public ValueTask<WriteResult> InsertAsync(ReadOnlyMemory<ChatMessage> rows) => _storage.WriteAsync(new WriteUnit(Write.Insert(rows)));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
