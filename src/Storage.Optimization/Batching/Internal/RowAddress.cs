namespace Storage.Optimization.Internal;

/// <summary>The row that a patch changes, where its filter says so in closed form: a unique column and its value.</summary>
internal readonly struct RowAddress(ColumnMap column, DbValue value) : IEquatable<RowAddress>
{
    // before the queue's gate, behind which the address is looked up
    private readonly int _hash = value.GetHashCode() ^ column.Ordinal;

    public ColumnMap Column => column;

    private DbValue Value => value;

    /// <summary>Reads the address from a unit that does nothing but change one row, and none of the columns that rows are found by.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="table">Its table.</param>
    /// <param name="setting">The patch's shape where it adds nothing, so that a later patch of that shape on the row leaves nothing of it.</param>
    public static RowAddress? Read(WriteUnit unit, TableQueue table, out PatchShape? setting)
    {
        setting = null;
        if (unit is not { IdempotencyKey: null, Statements: [PatchWrite { ReturnsRows: false, ExpectedRows: null } patch] }
            || patch.Shape.Map != table.Map
            || patch.PatchShape is not { HasLimit: false, Filter: CompareFilter { Comparison: Comparison.Equal } filter } shape
            || !table.IsUnique(filter.Column))
        {
            return null;
        }

        var assignments = shape.Assignments;
        var isSetting = true;
        for (var i = 0; i < assignments.Count; i++)
        {
            var assignment = assignments[i];
            isSetting &= assignment.Kind == AssignmentKind.Set;
            if (table.IsUnique(assignment.Column))
            {
                return null;
            }
        }

        var value = patch.Parameters[assignments.Count];
        if (value.Kind != KindOf(filter.Column.Type))
        {
            return null;
        }

        setting = isSetting ? shape : null;
        return new(filter.Column, value);
    }

    /// <summary>Gives the address that a lookup names; null where its value is of another class than the column's.</summary>
    public static RowAddress? Of<T>(in Lookup<T> lookup)
        where T : class, IEntity<T>
    {
        var column = lookup.Column;
        return lookup.Value.Kind == KindOf(column.Type) ? new(column, lookup.Value) : null;
    }

    public bool Equals(RowAddress other) => _hash == other._hash && Column == other.Column && Value == other.Value;

    public override bool Equals(object? obj) => obj is RowAddress other && Equals(other);

    public override int GetHashCode() => _hash;

    // of one class, so that two values that differ can never name the same row
    private static DbValueKind? KindOf(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Boolean or ColumnType.Decimal or ColumnType.Timestamp or ColumnType.Time or ColumnType.Duration => DbValueKind.Integer,
        ColumnType.Text or ColumnType.Date or ColumnType.LocalDateTime => DbValueKind.Text,
        ColumnType.Guid or ColumnType.Blob => DbValueKind.Blob,
        _ => null,
    };
}
