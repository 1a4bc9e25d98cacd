namespace Storage.Core;

/// <summary>A column that a patch changes.</summary>
/// <param name="Column">The column.</param>
/// <param name="Kind">How it is changed.</param>
public readonly record struct Assignment(ColumnMap Column, AssignmentKind Kind);
