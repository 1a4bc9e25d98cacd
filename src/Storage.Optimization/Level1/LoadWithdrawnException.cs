namespace Storage.Optimization.Internal;

/// <summary>Tells those who wait for a load that its caller was cancelled, which is no reason for them to end: one of them loads.</summary>
internal sealed class LoadWithdrawnException : Exception;
