using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A client of ours, all of which share the engine. Its calls say whether their latency is noted.</summary>
internal sealed class OurMessageClient<T>(SuiteStore<T> store, RowSource<T> rows, ReadKeys keys)
    where T : class, IEntity<T>
{
    private long _turn;

    public SuiteStore<T> Store => store;

    public async ValueTask<bool> InsertAsync()
    {
        await store.InsertAsync(rows.Next());
        return true;
    }

    public async ValueTask<bool> ReadAsync()
    {
        GC.KeepAlive(await store.FindAsync(keys.NextMessageId()));
        return true;
    }

    /// <summary>Reads nine times in ten, and inserts the tenth, which is not noted.</summary>
    public async ValueTask<bool> ReadOrInsertAsync() => MixedCase.IsRead(++_turn) ? await ReadAsync() : !await InsertAsync();
}
