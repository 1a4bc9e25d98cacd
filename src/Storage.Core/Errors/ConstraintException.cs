namespace Storage.Core;

/// <summary>A write that violates a constraint; nothing of its unit is stored.</summary>
public sealed class ConstraintException : StorageException
{
    /// <summary>Makes a failure.</summary>
    /// <param name="kind">The kind of the constraint.</param>
    /// <param name="message">What was violated.</param>
    /// <param name="innerException">The cause.</param>
    public ConstraintException(ConstraintKind kind, string message, Exception? innerException = null)
        : base(StorageErrorCode.Constraint, message, innerException) => Kind = kind;

    /// <summary>Gets the kind of the constraint.</summary>
    public ConstraintKind Kind { get; }

    /// <summary>Gets the table; <see langword="null"/> where the database does not say.</summary>
    public string? Table { get; init; }

    /// <summary>Gets the columns; empty where the database does not say.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
