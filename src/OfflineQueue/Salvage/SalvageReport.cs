namespace OfflineQueue;

/// <summary>What a salvage recovered.</summary>
/// <param name="Recovered">How many messages are in the new queue.</param>
/// <param name="Damaged">How many rows could be read but not opened; they are dead letters of the new queue.</param>
/// <param name="Lost">How many messages the damaged queue had beside these, by its own counter; <see langword="null"/> where the counter
/// itself cannot be read.</param>
/// <param name="UnreadablePlaces">How many places of the queue could not be read. Not every place holds a message.</param>
public sealed record SalvageReport(int Recovered, int Damaged, long? Lost, long UnreadablePlaces);
