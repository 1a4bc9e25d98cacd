namespace Storage.Core;

/// <inheritdoc/>
internal sealed class RowAccess<T> : RowAccess
    where T : class, IEntity<T>
{
    public override void Write(object row, IRowWriter writer) => T.Write((T)row, ref writer);

    public override DbValue ValueOf(object row, int ordinal)
    {
        var value = new ColumnValue(ordinal);
        T.Write((T)row, ref value);
        return value.Value;
    }

    public override DbValue[] ValuesOf(object row) => RowValues.Of((T)row);
}
