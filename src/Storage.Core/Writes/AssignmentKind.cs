namespace Storage.Core;

/// <summary>How a patch changes a column.</summary>
public enum AssignmentKind
{
    /// <summary>The column gets the value.</summary>
    Set,

    /// <summary>The value is added to the column; a null column counts as 0.</summary>
    Add,
}
