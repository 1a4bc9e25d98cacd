namespace Storage.Core;

/// <summary>One statement of a <see cref="WriteUnit"/>; made by <see cref="Write"/>.</summary>
public abstract class WriteStatement
{
    private protected WriteStatement(Shape shape) => Shape = shape;

    /// <summary>Gets the statement's shape.</summary>
    public Shape Shape { get; }

    /// <summary>Gets the number of rows that the statement has to affect, else its unit fails; <see langword="null"/> for any
    /// number.</summary>
    public int? ExpectedRows { get; init; }
}
