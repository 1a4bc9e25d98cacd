namespace Storage.Core;

/// <summary>The kind of a constraint.</summary>
public enum ConstraintKind
{
    /// <summary>A key or unique index.</summary>
    Unique,

    /// <summary>A column that may not be null.</summary>
    NotNull,

    /// <summary>A reference to another table.</summary>
    ForeignKey,

    /// <summary>A condition on a row's values.</summary>
    Check,

    /// <summary>Another constraint, such as one that a trigger raises.</summary>
    Other,
}
