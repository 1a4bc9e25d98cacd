namespace Storage.Core;

/// <summary>Inserts or upserts whole rows.</summary>
public abstract class RowWrite : WriteStatement
{
    private protected RowWrite(InsertShape shape, DbValue[] furtherParameters)
        : base(shape)
    {
        FurtherParameters = furtherParameters;
    }

    /// <summary>Gets the statement's shape.</summary>
    public InsertShape InsertShape => (InsertShape)Shape;

    /// <summary>Gets how many rows are written.</summary>
    public abstract int RowCount { get; }

    /// <summary>Gets the parameters that follow the row's columns: the values of <see cref="InsertShape.Assignments"/>, or
    /// those of <see cref="InsertShape.Unless"/>.</summary>
    public IReadOnlyList<DbValue> FurtherParameters { get; }

    /// <summary>Writes a row's columns.</summary>
    /// <typeparam name="TWriter">The medium's writer.</typeparam>
    /// <param name="index">The row's place in the statement, from 0.</param>
    /// <param name="writer">The writer.</param>
    public abstract void WriteRow<TWriter>(int index, ref TWriter writer)
        where TWriter : IRowWriter, allows ref struct;

    /// <summary>Gives a row's key; null where the database is to generate it.</summary>
    /// <param name="index">The row's place in the statement, from 0.</param>
    /// <returns>The key.</returns>
    public abstract DbValue KeyOf(int index);

    /// <summary>Gives one stored value of a row.</summary>
    /// <param name="index">The row's place in the statement, from 0.</param>
    /// <param name="column">The column.</param>
    /// <returns>The value as it is stored.</returns>
    public DbValue ValueOf(int index, ColumnMap column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var value = new ColumnValue(column.Ordinal);
        WriteRow(index, ref value);
        return value.Value;
    }

    /// <summary>Gives a row as a read would return it.</summary>
    /// <param name="index">The row's place in the statement, from 0.</param>
    /// <param name="key">The stored key.</param>
    /// <returns>The row.</returns>
    public abstract object AsStored(int index, DbValue key);
}
