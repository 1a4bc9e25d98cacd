namespace Storage.Core;

/// <summary>Inserts or upserts whole rows of an entity.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class RowWrite<T> : RowWrite
    where T : class, IEntity<T>
{
    private readonly ReadOnlyMemory<T> _rows;
    private readonly T? _single;

    internal RowWrite(InsertShape shape, T row, DbValue[] furtherParameters)
        : base(shape, furtherParameters) => _single = row;

    internal RowWrite(InsertShape shape, ReadOnlyMemory<T> rows, DbValue[] furtherParameters)
        : base(shape, furtherParameters)
    {
        foreach (var row in rows.Span)
        {
            if (row is null)
            {
                throw new ArgumentException("A row is null.", nameof(rows));
            }
        }

        _rows = rows;
    }

    /// <inheritdoc/>
    public override int RowCount => _single is null ? _rows.Length : 1;

    /// <inheritdoc/>
    public override void WriteRow<TWriter>(int index, ref TWriter writer) => T.Write(Row(index), ref writer);

    /// <inheritdoc/>
    public override DbValue KeyOf(int index) => T.KeyOf(Row(index));

    /// <inheritdoc/>
    public override object AsStored(int index, DbValue key) => T.AsStored(Row(index), key);

    private T Row(int index) => _single ?? _rows.Span[index];
}
