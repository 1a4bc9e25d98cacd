namespace Storage.Optimization.Internal;

/// <summary>How often a row, or the windows of a partition, were asked for.</summary>
/// <param name="Column">The unique column that it was asked for by, or the partition's.</param>
/// <param name="Value">The value.</param>
/// <param name="Uses">How often.</param>
internal readonly record struct KeyUse(ColumnMap Column, DbValue Value, int Uses)
{
    /// <summary>Gets how many rows the largest window has at most; 0 for a row.</summary>
    public int Limit { get; init; }
}
