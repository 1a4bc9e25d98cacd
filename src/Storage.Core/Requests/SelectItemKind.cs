namespace Storage.Core;

/// <summary>What one item of a select list gives.</summary>
public enum SelectItemKind
{
    /// <summary>The column itself.</summary>
    Column,

    /// <summary>The number of rows.</summary>
    Count,

    /// <summary>The smallest value of the column.</summary>
    Min,

    /// <summary>The largest value of the column.</summary>
    Max,

    /// <summary>The sum of the column; 0 over no rows.</summary>
    Sum,

    /// <summary>The average of the column; null over no rows.</summary>
    Average,

    /// <summary>1 when there is any row, else 0.</summary>
    Exists,
}
