namespace Storage.Core;

/// <summary>The shape of an insert or upsert.</summary>
public sealed class InsertShape : Shape
{
    internal InsertShape(EntityMap map, ConflictAction conflict, ColumnMap[] target, ColumnMap[] updated, Assignment[] assignments)
        : base(map)
    {
        Conflict = conflict;
        TargetList = target;
        UpdatedList = updated;
        AssignmentList = assignments;
        WritesWholeRows = conflict != ConflictAction.Update
            || (assignments.Length == 0 && map.Columns.All(column => column == map.Key || target.Contains(column) || updated.Contains(column)));
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

    internal override int ShapeHash() => HashCode.Combine(Map, Conflict, TargetList.Length, UpdatedList.Length, AssignmentList.Length);

    internal override bool SameShape(Shape other) =>
        other is InsertShape that
        && that.Map == Map
        && that.Conflict == Conflict
        && that.TargetList.AsSpan().SequenceEqual(TargetList)
        && that.UpdatedList.AsSpan().SequenceEqual(UpdatedList)
        && that.AssignmentList.AsSpan().SequenceEqual(AssignmentList);

    internal override Shape WithoutValues() => this;
}
