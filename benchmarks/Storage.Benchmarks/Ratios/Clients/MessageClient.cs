using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A client of a rival or of the floor, on a connection of its own. Its calls say whether their latency is noted.</summary>
internal sealed class MessageClient<T>(string competitor, IStore<T> store, RowSource<T> rows, ReadKeys keys)
    where T : class, IEntity<T>
{
    private long _turn;

    public string Competitor => competitor;

    public bool Insert()
    {
        store.Insert(rows.Next());
        return true;
    }

    public bool Read()
    {
        GC.KeepAlive(store.Find(keys.NextMessageId()));
        return true;
    }

    /// <summary>Reads nine times in ten, and inserts the tenth, which is not noted.</summary>
    public bool ReadOrInsert() => MixedCase.IsRead(++_turn) ? Read() : !Insert();
}
