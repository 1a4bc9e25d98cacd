namespace Storage.Core;

/// <summary>The select list of a projection, found once by name.</summary>
internal static class Projection<T, TRow>
    where T : class, IEntity<T>
    where TRow : IRow<TRow>
{
    private static SelectItem[]? _items;

    public static SelectItem[] Items => _items ??= [.. TRow.Layout.Columns.Select(column => new SelectItem(SelectItemKind.Column, Find(column.Name)))];

    private static ColumnMap Find(string name) =>
        T.Map.FindColumn(name) ?? throw new ArgumentException($"{typeof(TRow).Name} has the column '{name}', which the table '{T.Map.Table}' has not.");
}
