namespace Storage.Core;

/// <summary>Deletes the rows that a filter matches, or some of them in an order.</summary>
public sealed class DeleteWrite : WriteStatement
{
    internal DeleteWrite(DeleteShape shape, DbValue[] parameters)
        : base(shape)
    {
        Parameters = parameters;
    }

    /// <summary>Gets the statement's shape.</summary>
    public DeleteShape DeleteShape => (DeleteShape)Shape;

    /// <summary>Gets the parameters: the filter's, then the limit, then the offset.</summary>
    public IReadOnlyList<DbValue> Parameters { get; }
}
