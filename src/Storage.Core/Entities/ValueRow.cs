namespace Storage.Core;

/// <summary>A row without a type of its own: whatever columns a statement gives.</summary>
/// <param name="values">The columns' values.</param>
public sealed class ValueRow(DbValue[] values) : IRow<ValueRow>
{
    /// <inheritdoc/>
    public static RowMap Layout => RowMap.Any;

    /// <summary>Gets how many columns the row has.</summary>
    public int Count => values.Length;

    /// <summary>Gets a column's value.</summary>
    /// <param name="ordinal">The column's position, from 0.</param>
    public DbValue this[int ordinal] => values[ordinal];

    /// <inheritdoc/>
    public static ValueRow Read<TReader>(ref TReader reader)
        where TReader : IRowReader, allows ref struct
    {
        var values = new DbValue[reader.ColumnCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.GetValue(i);
        }

        return new ValueRow(values);
    }
}
