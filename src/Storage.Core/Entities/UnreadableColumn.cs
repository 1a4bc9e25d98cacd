namespace Storage.Core;

/// <summary>A column whose stored value is not of the column's type.</summary>
/// <param name="Column">The column.</param>
/// <param name="Raw">The stored value; <see cref="DbValue.AsUtf8"/> gives the bytes of a text that is no UTF-8.</param>
public readonly record struct UnreadableColumn(ColumnMap Column, DbValue Raw);
