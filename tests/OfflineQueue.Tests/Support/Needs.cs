namespace OfflineQueue.Tests;

/// <summary>What a test needs of its machine.</summary>
internal enum Needs
{
    Compiler,
    Mount,
    Immutable,
    LoopDevice,
}
