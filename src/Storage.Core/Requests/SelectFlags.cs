namespace Storage.Core;

/// <summary>What a query has beside its list, filter and order.</summary>
[Flags]
public enum SelectFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A limit, the parameter after the filter's.</summary>
    Limit = 1,

    /// <summary>An offset, the last parameter.</summary>
    Offset = 2,

    /// <summary>Equal rows are given once.</summary>
    Distinct = 4,

    /// <summary>Rows are grouped by the plain columns of the list.</summary>
    Grouped = 8,
}
