namespace Storage.Core.Tests;

/// <summary>Short forms for tests over whole tables.</summary>
internal static class ExistingExtensions
{
    public static ValueTask<IReadOnlyList<T>> All<T>(this IStorage storage)
        where T : class, IEntity<T> => storage.QueryAsync(Query.From<T>().OrderedByKey());

    public static async Task<T> Row<T>(this IStorage storage, long id)
        where T : class, IEntity<T> => (await storage.FindAsync(Lookup.ByKey<T>(id)))!;

    public static ValueTask<WriteResult> Apply(this IStorage storage, params WriteStatement[] statements) =>
        storage.WriteAsync(new WriteUnit(statements));

    /// <summary>Makes the statement that writes a whole row back.</summary>
    public static WriteStatement Whole<T>(this T row)
        where T : class, IEntity<T> => Write.Patch(Patch<T>.FromRow(row), Filter<T>.ByKey(T.KeyOf(row)), expectedRows: 1);
}
