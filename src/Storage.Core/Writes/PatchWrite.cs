namespace Storage.Core;

/// <summary>Changes columns of the rows that a filter matches, or of the first of them in an order (a claim).</summary>
public abstract class PatchWrite : WriteStatement
{
    private protected PatchWrite(PatchShape shape, DbValue[] parameters)
        : base(shape)
    {
        Parameters = parameters;
    }

    /// <summary>Gets the statement's shape.</summary>
    public PatchShape PatchShape => (PatchShape)Shape;

    /// <summary>Gets the parameters: the assigned values, then the filter's, then the limit.</summary>
    public IReadOnlyList<DbValue> Parameters { get; }

    /// <summary>Gets whether the changed rows are returned.</summary>
    public bool ReturnsRows { get; init; }

    /// <summary>Makes the patch that changes the same rows in another way, for layers that merge patches.</summary>
    /// <param name="assignments">The changed columns; of this entity, and none twice.</param>
    /// <param name="values">The values, one for each changed column.</param>
    /// <returns>The patch.</returns>
    public abstract PatchWrite WithChanges(IReadOnlyList<Assignment> assignments, IReadOnlyList<DbValue> values);

    /// <summary>Makes an empty list for returned rows.</summary>
    /// <returns>The list, of the entity's type.</returns>
    public abstract System.Collections.IList CreateList();

    /// <summary>Reads a returned row.</summary>
    /// <typeparam name="TReader">The medium's reader.</typeparam>
    /// <param name="reader">The reader, standing on the row.</param>
    /// <returns>The row.</returns>
    public abstract object ReadRow<TReader>(ref TReader reader)
        where TReader : IRowReader, allows ref struct;

    private protected DbValue[] ParametersWith(IReadOnlyList<DbValue> values) => [.. values, .. Parameters.Skip(PatchShape.Assignments.Count)];
}
