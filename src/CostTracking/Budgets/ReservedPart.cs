namespace CostTracking.Internal;

/// <summary>What a call has reserved of one budget.</summary>
internal sealed record ReservedPart(string Key, long Micros);
