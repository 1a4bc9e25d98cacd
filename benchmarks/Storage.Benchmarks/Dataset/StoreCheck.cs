using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Checks that a competitor gives what was stored, column by column, before it is timed.</summary>
internal static class StoreCheck
{
    private const int Count = 10;

    public static void Check<T>(IStore<T> store, MessageFiles<T> files)
        where T : class, IEntity<T>
    {
        var id = (long)files.Rows;
        var stored = files.Table.At(id - 1);
        Check(stored, store.Find(MessageSource.MessageIdAt(id - 1)), id);
        Check(stored, store.FindByKey(id), id);
        Check(stored, store.Last(MessageSource.ChatAt(id - 1), Count)[0], id);
        Check(stored, store.FindMany([.. Enumerable.Range(1, TableSql.ManyCount).Select(i => id - TableSql.ManyCount + i)])[^1], id);
        Require(store.Scan(Count) == Count, "so many rows of a scan");
    }

    public static async Task CheckAsync<T>(SuiteStore<T> store, MessageFiles<T> files)
        where T : class, IEntity<T>
    {
        var id = (long)files.Rows;
        var stored = files.Table.At(id - 1);
        Check(stored, await store.FindAsync(MessageSource.MessageIdAt(id - 1)), id);
        Check(stored, await store.FindByKeyAsync(id), id);
        Check(stored, (await store.LastAsync(MessageSource.ChatAt(id - 1), Count))[0], id);
        Check(stored, (await store.FindManyAsync([id - 1, id]))[1], id);
        Require(await store.ScanAsync(Count) == Count, "so many rows of a scan");
    }

    private static void Check<T>(T stored, object? given, long id)
        where T : class, IEntity<T>
    {
        Require(given is not null, "the row");
        foreach (var column in Entity.Map<T>().Columns)
        {
            var expected = column == Entity.Map<T>().Key ? id : typeof(T).GetProperty(column.Property)!.GetValue(stored);
            Require(Equals(expected, given!.GetType().GetProperty(column.Property)!.GetValue(given)), column.Name);
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A competitor does not give what was stored: {what}.");
        }
    }
}
