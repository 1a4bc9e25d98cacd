namespace Storage.Core;

/// <summary>A value that several rows have.</summary>
/// <param name="Value">The value; of several columns, their values parted by commas. Over 64 characters it is cut.</param>
/// <param name="Rows">How many rows have it.</param>
public sealed record DuplicateValue(string Value, long Rows);
