namespace Storage.Benchmarks;

/// <summary>A competitor on a table of messages: one connection, one thread at a time, rows mapped to the entity it would have.</summary>
internal interface IStore<in T> : IDisposable
{
    object? Find(string messageId);

    object? FindByKey(long id);

    /// <summary>Reads a chat's last messages, the latest first.</summary>
    IReadOnlyList<object> Last(string chatId, int count);

    /// <summary>Finds <see cref="TableSql.ManyCount"/> rows by their keys, in one call.</summary>
    IReadOnlyList<object> FindMany(long[] ids);

    /// <summary>Takes rows one by one, without a list of them, and says how many came.</summary>
    int Scan(int count);

    /// <summary>Inserts a row in a transaction of its own.</summary>
    void Insert(T row);

    /// <summary>Inserts rows in one transaction.</summary>
    void Insert(T[] rows);
}
