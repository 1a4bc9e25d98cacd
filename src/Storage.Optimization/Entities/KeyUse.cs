namespace Storage.Optimization.Internal;

/// <summary>How often a row was asked for.</summary>
/// <param name="Column">The unique column that it was asked for by.</param>
/// <param name="Value">The value.</param>
/// <param name="Uses">How often.</param>
internal readonly record struct KeyUse(ColumnMap Column, DbValue Value, int Uses);
