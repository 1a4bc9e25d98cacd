namespace Storage.Core;

/// <summary>The shapes of an entity's lookups, made once a unique column and found by the column's position.</summary>
internal static class Lookups<T>
    where T : class, IEntity<T>
{
    private static readonly Shape?[] ByOrdinal = [.. T.Map.Columns.Select(column => T.Map.IsUnique(column) ? Make(column) : null)];

    public static Shape? Shape(ColumnMap column) => ByOrdinal[column.Ordinal];

    private static Shape Make(ColumnMap column) =>
        ShapeTable.Pin(Query.From<T>().Where(new Filter<T>(CompareFilter.Create(column, Comparison.Equal, DbValue.From(0L)))).Shape);
}
