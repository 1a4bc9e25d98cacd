namespace Storage.Core.Internal;

/// <content>What patched and deleted rows are noted as.</content>
internal sealed partial class UnitExecutor
{
    private static RowChange ChangeOf(EntityMap map, SqliteRowReader row, object? read) =>
        new(map, RowChangeKind.Patched, row.GetValue(map.Key.Ordinal))
        {
            Partition = map.Partition is { } partition ? row.GetValue(partition.Ordinal) : DbValue.Null,
            Row = map.HasComputedColumns ? null : read,
        };

    private static RowChange ChangeOf(EntityMap map, RowChangeKind kind, SqliteRowReader row, PatchWrite? patch)
    {
        var (key, partition) = (row.GetValue(0), map.Partition is null ? DbValue.Null : row.GetValue(1));
        return patch is null || map.HasComputedColumns
            ? new(map, kind, key) { Partition = partition }
            : new(map, kind, key)
            {
                Partition = partition,
                Patch = patch.PatchShape,
                PatchedValues = PatchedValues(row, map.Partition is null ? 1 : 2, patch),
            };
    }

    // what the column made of a value is of the value's class, unless it was converted or added to; then the patch has it already
    private static ReadOnlyMemory<DbValue> PatchedValues(SqliteRowReader row, int first, PatchWrite patch)
    {
        var assignments = patch.PatchShape.Assignments;
        var given = (DbValue[])patch.Parameters;
        DbValue[]? converted = null;
        for (var i = 0; i < assignments.Count; i++)
        {
            if (assignments[i].Kind == AssignmentKind.Set && row.KindOf(first + i) == given[i].Kind)
            {
                continue;
            }

            converted ??= given[..assignments.Count];
            converted[i] = row.GetValue(first + i);
        }

        return converted ?? given.AsMemory(0, assignments.Count);
    }
}
