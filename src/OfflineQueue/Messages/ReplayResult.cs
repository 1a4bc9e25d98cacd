namespace OfflineQueue;

/// <summary>What a replay of dead letters did.</summary>
/// <param name="Replayed">How many are in the queue again.</param>
/// <param name="Left">How many stayed dead letters: the queue is full, or holds one of their kind already.</param>
public sealed record ReplayResult(int Replayed, int Left);
