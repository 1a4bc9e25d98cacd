namespace Storage.Core;

/// <summary>Runs a raw SQL statement.</summary>
public sealed class SqlWrite : WriteStatement
{
    internal SqlWrite(SqlShape shape, DbValue[] parameters)
        : base(shape)
    {
        Parameters = parameters;
    }

    /// <summary>Gets the parameters, in the order of the holes.</summary>
    public IReadOnlyList<DbValue> Parameters { get; }
}
