namespace Storage.Optimization.Internal;

/// <summary>The row that a patch changes, where its filter says so in closed form: a unique column and its value.</summary>
internal readonly record struct RowAddress(ColumnMap Column, DbValue Value)
{
    /// <summary>Reads the address from a unit that does nothing but change one row, and none of the columns that rows are found by.</summary>
    public static RowAddress? Read(WriteUnit unit, TableQueue table)
    {
        if (unit is not { IdempotencyKey: null, Statements: [PatchWrite { ReturnsRows: false, ExpectedRows: null } patch] }
            || patch.PatchShape is not { HasLimit: false, Filter: CompareFilter { Comparison: Comparison.Equal } filter } shape
            || !table.IsUnique(filter.Column))
        {
            return null;
        }

        for (var i = 0; i < shape.Assignments.Count; i++)
        {
            if (table.IsUnique(shape.Assignments[i].Column))
            {
                return null;
            }
        }

        var value = patch.Parameters[shape.Assignments.Count];
        return value.Kind == KindOf(filter.Column.Type) ? new(filter.Column, value) : null;
    }

    // of one class, so that two values that differ can never name the same row
    private static DbValueKind? KindOf(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Boolean or ColumnType.Decimal or ColumnType.Timestamp or ColumnType.Time or ColumnType.Duration => DbValueKind.Integer,
        ColumnType.Text or ColumnType.Date or ColumnType.LocalDateTime => DbValueKind.Text,
        ColumnType.Guid or ColumnType.Blob => DbValueKind.Blob,
        _ => null,
    };
}
