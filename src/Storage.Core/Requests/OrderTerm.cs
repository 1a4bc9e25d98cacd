namespace Storage.Core;

/// <summary>A column in an order. Nulls come first when ascending and last when descending, on every engine.</summary>
/// <param name="Column">The column.</param>
/// <param name="Descending">Whether the largest value comes first.</param>
public readonly record struct OrderTerm(ColumnMap Column, bool Descending = false);
