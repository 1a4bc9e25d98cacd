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

    /// <summary>Takes a row apart into its stored values.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The values, in the order of the entity's columns.</returns>
    /// <exception cref="StorageException">A property has no stored form.</exception>
    public static ValueRow Of<T>(T row)
        where T : class, IEntity<T> => new(RowValues.Of(row));

    /// <summary>Takes a row apart whose type the caller does not know, such as one of a commit notice.</summary>
    /// <param name="map">The row's table.</param>
    /// <param name="row">The row.</param>
    /// <returns>The values, in the order of the entity's columns.</returns>
    /// <exception cref="StorageException">A property has no stored form.</exception>
    /// <exception cref="InvalidCastException">The row is of another type than the table's.</exception>
    public static ValueRow Of(EntityMap map, object row)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new(map.ValuesOf(row));
    }

    /// <summary>Gives the values.</summary>
    /// <returns>A copy, in the order of the columns.</returns>
    public DbValue[] ToArray() => [.. values];

    /// <summary>Reads the values as a row of a type.</summary>
    /// <typeparam name="TRow">The row type; its columns stand in the order of the values.</typeparam>
    /// <returns>The row.</returns>
    /// <exception cref="StorageException">A value is not of its column's type.</exception>
    /// <exception cref="ArgumentException">There are more or fewer values than the type has columns.</exception>
    public TRow To<TRow>()
        where TRow : IRow<TRow>
    {
        if (TRow.Layout.Columns.Count != values.Length)
        {
            throw new ArgumentException($"{typeof(TRow).Name} has {TRow.Layout.Columns.Count} columns; the row has {values.Length} values.");
        }

        var reader = new ValueReader(values);
        return TRow.Read(ref reader);
    }

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
