namespace Storage.Core;

/// <summary>Describes the columns of a row in reading order.</summary>
public class RowMap
{
    /// <summary>Describes a row.</summary>
    /// <param name="columns">The columns, in reading order; the map takes them as its own.</param>
    public RowMap(params ColumnMap[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = columns;
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Ordinal = i;
        }
    }

    /// <summary>Gets the layout of a row that takes whatever columns a statement gives.</summary>
    public static RowMap Any { get; } = new();

    /// <summary>Gets the columns, in reading order.</summary>
    public IReadOnlyList<ColumnMap> Columns { get; }

    /// <summary>Finds a column by its name in the database.</summary>
    /// <param name="name">The column's name.</param>
    /// <returns>The column, or <see langword="null"/>.</returns>
    public ColumnMap? FindColumn(string name)
    {
        foreach (var column in Columns)
        {
            if (string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return column;
            }
        }

        return null;
    }
}
