namespace Storage.Core;

/// <summary>A stored value that its property does not bring back byte for byte.</summary>
/// <param name="Column">The column.</param>
/// <param name="Raw">The stored value.</param>
/// <param name="AsRead">What the property was given for it.</param>
/// <param name="IsReadable">Whether the property means the same, such as a time in another spelling.</param>
internal readonly record struct KeptColumn(ColumnMap Column, DbValue Raw, object? AsRead, bool IsReadable);
