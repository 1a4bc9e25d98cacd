namespace CostReport;

/// <summary>What the calls of a day came to.</summary>
internal sealed record DayTotal(string Date, long Calls, long InputTokens, long OutputTokens, long AmountMicros, string? Currency);
