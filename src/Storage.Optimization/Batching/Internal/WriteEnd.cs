namespace Storage.Optimization.Internal;

/// <summary>How a pending write has ended: a result or a failure.</summary>
internal readonly record struct WriteEnd(PendingWrite Write, WriteResult? Result, Exception? Failure);
