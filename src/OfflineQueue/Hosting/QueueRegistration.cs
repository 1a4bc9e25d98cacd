namespace OfflineQueue.Internal;

/// <summary>Says that a queue is registered, under its key.</summary>
internal sealed record QueueRegistration(string Name);
