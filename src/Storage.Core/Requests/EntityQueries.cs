namespace Storage.Core;

/// <summary>What every query on an entity starts from, made once.</summary>
internal static class EntityQueries<T>
    where T : class, IEntity<T>
{
    public static readonly Query<T> All = Make();

    private static Query<T> Make()
    {
        T.Map.Access = new RowAccess<T>();
        return new(new QueryParts(T.Map, AllColumns(T.Map)));
    }

    private static SelectItem[] AllColumns(EntityMap map) => [.. map.Columns.Select(column => new SelectItem(SelectItemKind.Column, column))];
}
