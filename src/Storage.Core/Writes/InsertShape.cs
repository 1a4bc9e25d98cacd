namespace Storage.Core;

/// <summary>The shape of an insert or upsert.</summary>
public sealed class InsertShape : Shape
{
    internal InsertShape(EntityMap map, ConflictAction conflict, ColumnMap[] target, ColumnMap[] updated, Assignment[] assignments, FilterNode? unless = null, ColumnMap[]? added = null)
        : base(map)
    {
        Conflict = conflict;
        TargetList = target;
        UpdatedList = updated;
        AssignmentList = assignments;
        AddedList = added ?? [];
        Unless = unless;
        WritesWholeRows = conflict != ConflictAction.Update
            || (assignments.Length == 0 && AddedList.Length == 0 && map.Columns.All(column => column == map.Key || target.Contains(column) || updated.Contains(column)));
        CanMoveRows = conflict == ConflictAction.Update
            && map.Partition is { } partition
            && (updated.Contains(partition) || Array.Exists(assignments, assignment => assignment.Column == partition));
        KeepsGivenKey = map.KeyGeneration == KeyGeneration.Caller && (conflict != ConflictAction.Update || (target.Length == 1 && target[0] == map.Key));
    }

    /// <summary>Gets what happens where a unique value exists already.</summary>
    public ConflictAction Conflict { get; }

    /// <summary>Gets the columns whose equality is the conflict; empty for any.</summary>
    public IReadOnlyList<ColumnMap> Target => TargetList;

    /// <summary>Gets the columns of an existing row that take the new row's values.</summary>
    public IReadOnlyList<ColumnMap> Updated => UpdatedList;

    /// <summary>Gets the changes to an existing row with values of their own.</summary>
    public IReadOnlyList<Assignment> Assignments => AssignmentList;

    /// <summary>Gets the columns of an existing row to which the new row's values are added.</summary>
    public IReadOnlyList<ColumnMap> Added => AddedList;

    /// <summary>Gets the condition under which nothing is inserted: that some row meets it; <see langword="null"/> for none.</summary>
    public FilterNode? Unless { get; }

    /// <inheritdoc/>
    public override string Operation => Conflict == ConflictAction.Update ? "upsert" : "insert";

    /// <summary>Gets whether a written row is the given one in every column.</summary>
    internal bool WritesWholeRows { get; }

    /// <summary>Gets whether an existing row may get another partition value.</summary>
    internal bool CanMoveRows { get; }

    /// <summary>Gets whether a written row always has the key that was given.</summary>
    internal bool KeepsGivenKey { get; }

    private ColumnMap[] TargetList { get; }

    private ColumnMap[] UpdatedList { get; }

    private Assignment[] AssignmentList { get; }

    private ColumnMap[] AddedList { get; }

    internal override int ShapeHash()
    {
        var hash = default(HashCode);
        hash.Add(Map);
        hash.Add(Conflict);
        hash.Add(TargetList.Length);
        hash.Add(UpdatedList.Length);
        hash.Add(AssignmentList.Length);
        hash.Add(AddedList.Length);
        Unless?.AddShape(ref hash);
        return hash.ToHashCode();
    }

    internal override bool SameShape(Shape other) =>
        other is InsertShape that
        && that.Map == Map
        && that.Conflict == Conflict
        && that.TargetList.AsSpan().SequenceEqual(TargetList)
        && that.UpdatedList.AsSpan().SequenceEqual(UpdatedList)
        && that.AssignmentList.AsSpan().SequenceEqual(AssignmentList)
        && that.AddedList.AsSpan().SequenceEqual(AddedList)
        && (Unless is null ? that.Unless is null : Unless.SameShape(that.Unless));

    internal override Shape WithoutValues() =>
        Unless is null ? this : new InsertShape(Map!, Conflict, TargetList, UpdatedList, AssignmentList, Unless.WithoutValues(), AddedList);
}
