namespace Storage.Predecessor;

/// <summary>A row as SQLite holds it.</summary>
internal sealed class RawRow(long rowId, IReadOnlyDictionary<string, RawValue> values)
{
    public long RowId => rowId;

    /// <summary>The value of each column, by name, in the table's order.</summary>
    public IReadOnlyDictionary<string, RawValue> Values => values;
}
