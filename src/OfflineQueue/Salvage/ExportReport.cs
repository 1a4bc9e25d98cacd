namespace OfflineQueue;

/// <summary>What an export did.</summary>
/// <param name="Written">How many lines were written.</param>
/// <param name="Unreadable">How many messages could not be opened and were left out.</param>
public sealed record ExportReport(int Written, int Unreadable);
