namespace Storage.Core;

/// <summary>How a filter compares a column with a value.</summary>
public enum Comparison
{
    /// <summary>The column equals the value.</summary>
    Equal,

    /// <summary>The column differs from the value.</summary>
    NotEqual,

    /// <summary>The column is less than the value.</summary>
    Less,

    /// <summary>The column is less than the value or equals it.</summary>
    LessOrEqual,

    /// <summary>The column is greater than the value.</summary>
    Greater,

    /// <summary>The column is greater than the value or equals it.</summary>
    GreaterOrEqual,
}
