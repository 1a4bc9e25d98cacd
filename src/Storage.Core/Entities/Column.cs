namespace Storage.Core;

/// <summary>A column of an entity, without its value's type.</summary>
/// <remarks>Test for null with <see cref="IsNull"/>: the compiler takes <c>column == null</c> for a test of the column object, and warns of
/// it afterwards.</remarks>
/// <typeparam name="T">The entity.</typeparam>
public abstract class Column<T>
    where T : class, IEntity<T>
{
    private protected Column(ColumnMap map, Func<DbValue, object?> decode)
    {
        Map = map;
        map.Decoder = decode;
    }

    /// <summary>Gets the column's description.</summary>
    public ColumnMap Map { get; }

    /// <summary>Filters the rows whose column is null.</summary>
    /// <returns>The filter.</returns>
    public Filter<T> IsNull() => new(new NullFilter(Map, isNull: true));

    /// <summary>Filters the rows whose column is not null.</summary>
    /// <returns>The filter.</returns>
    public Filter<T> IsNotNull() => new(new NullFilter(Map, isNull: false));

    /// <inheritdoc/>
    public override string ToString() => Map.Name;
}
