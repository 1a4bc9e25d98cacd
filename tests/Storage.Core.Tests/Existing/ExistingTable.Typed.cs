namespace Storage.Core.Tests;

/// <inheritdoc/>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TValue">The type of the changed property.</typeparam>
internal sealed class ExistingTable<T, TValue>(Column<T, TValue> column, Func<T, TValue> change, Func<T, TValue, T> with)
    : ExistingTable(column.Map)
    where T : class, IEntity<T>
{
    public override EntityMap Map => T.Map;

    public override async Task<IReadOnlyList<object>> ReadAsync(IStorage storage) => await storage.All<T>();

    public override async Task<object> FindAsync(IStorage storage, long id) => await storage.Row<T>(id);

    public override ValueRow ValuesOf(object row) => ValueRow.Of((T)row);

    public override object RowOf(ValueRow values) => values.To<T>();

    public override object AsStored(object row) => T.AsStored((T)row, T.KeyOf((T)row));

    public override object Change(object row) => with((T)row, change((T)row));

    public override WriteStatement Write(object row, ExistingWrite way, bool returnRows = false)
    {
        var changed = (T)Change(row);
        var key = Filter<T>.ByKey(T.KeyOf(changed));
        return way switch
        {
            ExistingWrite.WholeRow => Core.Write.Patch(Patch<T>.FromRow(changed), key, expectedRows: 1, returnRows),
            ExistingWrite.OneColumn => Core.Write.Patch(Patch<T>.Empty.Set(column, change((T)row)), key, expectedRows: 1, returnRows),
            _ => Core.Write.Upsert(changed),
        };
    }

    public override IReadOnlyList<object> RowsOf(StatementResult result) => result.Rows<T>();
}
