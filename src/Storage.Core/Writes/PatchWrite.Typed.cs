namespace Storage.Core;

/// <summary>Changes columns of an entity's rows.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class PatchWrite<T> : PatchWrite
    where T : class, IEntity<T>
{
    internal PatchWrite(PatchShape shape, DbValue[] parameters)
        : base(shape, parameters)
    {
    }

    /// <inheritdoc/>
    public override PatchWrite WithChanges(IReadOnlyList<Assignment> assignments, IReadOnlyList<DbValue> values)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        ArgumentNullException.ThrowIfNull(values);
        var patch = Patch<T>.Empty;
        for (var i = 0; i < assignments.Count; i++)
        {
            patch = patch.With(T.Map.Require(assignments[i].Column), assignments[i].Kind, values[i]);
        }

        var shape = new PatchShape(T.Map, patch.AssignmentArray, PatchShape.Filter, [.. PatchShape.Orders], PatchShape.HasLimit);
        return new PatchWrite<T>((PatchShape)ShapeTable.Intern(shape), ParametersWith(patch.ValueArray)) { ExpectedRows = ExpectedRows, ReturnsRows = ReturnsRows };
    }

    /// <inheritdoc/>
    public override System.Collections.IList CreateList() => new List<T>();

    /// <inheritdoc/>
    public override object ReadRow<TReader>(ref TReader reader) => T.Read(ref reader);
}
