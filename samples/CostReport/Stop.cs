namespace CostReport;

/// <summary>Where a hard budget ended the run.</summary>
internal sealed record Stop(DateTimeOffset At, long LimitMicros, long SpentMicros, string Message);
