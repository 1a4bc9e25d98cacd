namespace Storage.Api;

/// <summary>How many rows have a value.</summary>
/// <typeparam name="TValue">The column's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Count">The number of rows.</param>
public readonly record struct GroupCount<TValue>(TValue Value, long Count);
