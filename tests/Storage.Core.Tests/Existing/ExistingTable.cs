namespace Storage.Core.Tests;

/// <summary>One of the chat model's tables, for tests that go through them all.</summary>
internal abstract class ExistingTable(ColumnMap changed)
{
    /// <summary>The column that the rewriting tests change.</summary>
    public ColumnMap Changed => changed;

    public abstract EntityMap Map { get; }

    public string Name => Map.Table;

    /// <summary>Gives the columns of a row that its properties do not show.</summary>
    public static UnreadableColumns UnreadableOf(object row) =>
        (UnreadableColumns)row.GetType().GetProperty(nameof(UnreadableColumns))!.GetValue(row)!;

    /// <summary>Gives the property of a column.</summary>
    public static object? PropertyOf(object row, ColumnMap column) => row.GetType().GetProperty(column.Property)!.GetValue(row);

    /// <summary>Reads every row, in the order of the keys.</summary>
    public abstract Task<IReadOnlyList<object>> ReadAsync(IStorage storage);

    /// <summary>Reads one row.</summary>
    public abstract Task<object> FindAsync(IStorage storage, long id);

    /// <summary>Gives the stored values of a row, in the order of the columns.</summary>
    public abstract ValueRow ValuesOf(object row);

    /// <summary>Gives the row that these values make.</summary>
    public abstract object RowOf(ValueRow values);

    /// <summary>Gives a row as a read would return it.</summary>
    public abstract object AsStored(object row);

    /// <summary>Gives a row with another value in <see cref="Changed"/>.</summary>
    public abstract object Change(object row);

    /// <summary>Makes the statement that writes a changed row back.</summary>
    public abstract WriteStatement Write(object row, ExistingWrite way, bool returnRows = false);

    /// <summary>Gives the rows that a statement returned.</summary>
    public abstract IReadOnlyList<object> RowsOf(StatementResult result);

    public override string ToString() => Name;
}
