namespace Storage.Core;

/// <summary>Named columns and what becomes of them. Immutable; each method gives a new patch.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class Patch<T>
    where T : class, IEntity<T>
{
    private readonly Assignment[] _assignments;
    private readonly DbValue[] _values;

    private Patch(Assignment[] assignments, DbValue[] values)
    {
        _assignments = assignments;
        _values = values;
    }

    /// <summary>Gets the patch that changes nothing, to start from.</summary>
    public static Patch<T> Empty { get; } = new([], []);

    /// <summary>Gets the changed columns.</summary>
    public IReadOnlyList<Assignment> Assignments => _assignments;

    /// <summary>Gets the values, one for each changed column.</summary>
    public IReadOnlyList<DbValue> Values => _values;

    internal Assignment[] AssignmentArray => _assignments;

    internal DbValue[] ValueArray => _values;

    /// <summary>Makes the patch that gives every column but the key its value in a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The patch.</returns>
    public static Patch<T> FromRow(T row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var values = RowValues.Of(row);
        return new(PatchShapes<T>.EveryColumn, [.. PatchShapes<T>.EveryColumn.Select(assignment => values[assignment.Column.Ordinal])]);
    }

    /// <summary>Gives a column a value.</summary>
    /// <typeparam name="TValue">The property's type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    /// <returns>The larger patch.</returns>
    /// <exception cref="ArgumentException">The column is in the patch already, or is the key.</exception>
    public Patch<T> Set<TValue>(Column<T, TValue> column, TValue value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return With(column.Map, AssignmentKind.Set, column.Encode(value));
    }

    /// <summary>Sets a column that is known at run time only.</summary>
    /// <param name="column">The column; of this entity, and not its key.</param>
    /// <param name="value">The new value's stored form.</param>
    /// <returns>The patch with the change.</returns>
    /// <exception cref="ArgumentException">The column is another entity's, or the key, or is changed already.</exception>
    public Patch<T> Set(ColumnMap column, DbValue value) => With(T.Map.Require(column), AssignmentKind.Set, value);

    /// <summary>Adds a number to a column; a null column counts as 0.</summary>
    /// <inheritdoc cref="Set{TValue}(Column{T, TValue}, TValue)"/>
    public Patch<T> Add<TValue>(Column<T, TValue> column, TValue value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Map.Type is ColumnType.Integer or ColumnType.Real or ColumnType.Decimal or ColumnType.Duration
            ? With(column.Map, AssignmentKind.Add, column.Encode(value))
            : throw new ArgumentException($"The column '{column.Map}' holds a {column.Map.Type}, to which nothing can be added.", nameof(column));
    }

    internal Patch<T> With(ColumnMap column, AssignmentKind kind, DbValue value)
    {
        if (column == T.Map.Key)
        {
            throw new ArgumentException($"The key column '{column}' cannot be changed. Insert a new row and delete the old one.", nameof(column));
        }

        if (Array.Exists(_assignments, assignment => assignment.Column == column))
        {
            throw new ArgumentException($"The patch changes the column '{column}' already.", nameof(column));
        }

        return new([.. _assignments, new(column, kind)], [.. _values, value]);
    }
}
