namespace OfflineQueue.Internal;

/// <summary>What is sealed; part of what is authenticated, so that one kind cannot stand for another.</summary>
internal enum SealKind : byte
{
    Item = 1,
    Secret = 2,
    Cached = 3,
}
