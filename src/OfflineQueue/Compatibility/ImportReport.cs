namespace OfflineQueue;

/// <summary>What an import did.</summary>
/// <param name="Added">How many messages are in the queue now.</param>
/// <param name="Duplicates">How many were there already.</param>
/// <param name="Dropped">How many did not fit in, or had to make room: the queue's policy decides which.</param>
public sealed record ImportReport(int Added, int Duplicates, int Dropped);
