namespace Storage.Optimization.Internal;

/// <summary>What several patches of one row come to: the last value of each column that is set, and the sums of what is added. Immutable, so
/// that a join which fails halfway leaves nothing behind.</summary>
internal sealed class RowChanges
{
    private readonly (ColumnMap Column, AssignmentKind Kind, DbValue Value)[] _changes;

    private RowChanges((ColumnMap Column, AssignmentKind Kind, DbValue Value)[] changes) => _changes = changes;

    public bool HasAdditions => Array.Exists(_changes, change => change.Kind == AssignmentKind.Add);

    public static RowChanges Of(PatchWrite patch)
    {
        var assignments = patch.PatchShape.Assignments;
        var changes = new (ColumnMap, AssignmentKind, DbValue)[assignments.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = (assignments[i].Column, assignments[i].Kind, patch.Parameters[i]);
        }

        return new(changes);
    }

    /// <summary>Gives what these changes and then a later patch come to; <see langword="null"/> where that is not a single change of each
    /// column.</summary>
    public RowChanges? Then(RowChanges later)
    {
        if (IsReplacedBy(later))
        {
            return later;
        }

        var joined = new List<(ColumnMap Column, AssignmentKind Kind, DbValue Value)>(_changes);
        foreach (var change in later._changes)
        {
            var place = joined.FindIndex(earlier => earlier.Column == change.Column);
            if (place < 0)
            {
                joined.Add(change);
            }
            else if (change.Kind == AssignmentKind.Set)
            {
                joined[place] = change;
            }
            else if (Sum(joined[place].Value, change.Value, nullIsZero: joined[place].Kind == AssignmentKind.Set) is { } sum)
            {
                joined[place] = joined[place] with { Value = sum };
            }
            else
            {
                return null;
            }
        }

        return new([.. joined]);
    }

    /// <summary>Makes the one patch, on the row of another. The columns stand in the table's order, so that merging makes few shapes.</summary>
    public PatchWrite ToPatch(PatchWrite sameRow)
    {
        var ordered = _changes.OrderBy(change => change.Column.Ordinal).ToList();
        return sameRow.WithChanges([.. ordered.Select(change => new Assignment(change.Column, change.Kind))], [.. ordered.Select(change => change.Value)]);
    }

    /// <summary>Makes the changes on a row's stored values.</summary>
    /// <returns><see langword="false"/> where only the database knows what comes of them.</returns>
    public bool TryApply(DbValue[] row)
    {
        foreach (var (column, kind, value) in _changes)
        {
            if (kind == AssignmentKind.Set)
            {
                row[column.Ordinal] = value;
            }
            else if (Sum(row[column.Ordinal], value, nullIsZero: true) is { } sum)
            {
                row[column.Ordinal] = sum;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    // the same columns in the same order, and all of them set
    private bool IsReplacedBy(RowChanges later)
    {
        if (later._changes.Length != _changes.Length || later.HasAdditions)
        {
            return false;
        }

        for (var i = 0; i < _changes.Length; i++)
        {
            if (_changes[i].Column != later._changes[i].Column)
            {
                return false;
            }
        }

        return true;
    }

    // as SQLite adds; what overflows becomes a real number there, and is left to it
    private static DbValue? Sum(DbValue left, DbValue right, bool nullIsZero)
    {
        switch (left.Kind, right.Kind)
        {
            case (DbValueKind.Null, DbValueKind.Integer or DbValueKind.Real) when nullIsZero:
                return right;
            case (DbValueKind.Integer, DbValueKind.Integer):
                var (one, other) = (left.AsInt64(), right.AsInt64());
                var sum = unchecked(one + other);
                return ((one ^ sum) & (other ^ sum)) < 0 ? null : DbValue.From(sum);
            case (DbValueKind.Integer or DbValueKind.Real, DbValueKind.Integer or DbValueKind.Real):
                var real = left.AsDouble() + right.AsDouble();
                return double.IsFinite(real) ? DbValue.From(real) : null;
            default:
                return null;
        }
    }
}
