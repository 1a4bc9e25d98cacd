namespace Storage.Optimization.Internal;

internal sealed partial class EntityRows<T>
{
    public override IEnumerable<KeyUse> TakeUses()
    {
        foreach (var (key, uses) in _byKey.TakeUses())
        {
            yield return new KeyUse(_key, key, uses);
        }

        foreach (var column in T.Map.Columns)
        {
            foreach (var (value, uses) in Volatile.Read(ref _byUnique[column.Ordinal])?.TakeUses() ?? [])
            {
                yield return new KeyUse(column, value, uses);
            }
        }
    }

    public override IWatchedRow? Watch(ColumnMap column, in DbValue value)
    {
        if (column == _key)
        {
            return _byKey.Peek(value) is { } cell ? new WatchedCell<T>(cell) : null;
        }

        return Volatile.Read(ref _byUnique[column.Ordinal])?.Peek(value) is { } link ? new WatchedCell<UniqueRow<T>>(link) : null;
    }
}
