namespace Storage.Optimization.Internal;

/// <summary>The row that a patch changes, where its filter says so in closed form: a unique column and its value.</summary>
internal readonly record struct RowAddress(ColumnMap Column, DbValue Value)
{
    /// <summary>Reads the address from a unit that does nothing but change one row, and none of the columns that rows are found by.</summary>
    public static bool TryRead(WriteUnit unit, out RowAddress address)
    {
        address = default;
        if (unit is not { IdempotencyKey: null, Statements: [PatchWrite { ReturnsRows: false, ExpectedRows: null } patch] }
            || patch.PatchShape is not { HasLimit: false, Filter: CompareFilter { Comparison: Comparison.Equal } filter, Map: { } map } shape
            || !map.IsUnique(filter.Column)
            || shape.Assignments.Any(assignment => map.IsUnique(assignment.Column)))
        {
            return false;
        }

        address = new(filter.Column, patch.Parameters[shape.Assignments.Count]);
        return address.Value.Kind == KindOf(filter.Column.Type);
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
