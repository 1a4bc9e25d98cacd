namespace OfflineQueue.Tests;

/// <summary>The names of the faults.</summary>
internal static class Fault
{
    public const string Kill = "kill -9 at random, 1 to 4 processes";
    public const string KillCaught = "kill -9, acknowledged before the commit";
    public const string KillInRotation = "kill -9 in the middle of a key rotation";
    public const string PowerCut = "power cut (file system shut down)";
    public const string SyncError = "fsync fails";
    public const string WriteError = "write fails";
    public const string TornWrite = "process ends in the middle of a write";
    public const string DiskFull = "disk full, then space again";
    public const string ReadOnly = "read-only file";
    public const string WrongKey = "wrong key";
    public const string MissingKey = "missing key";
    public const string RotatedKey = "rotated key";
    public const string FlippedBody = "flipped bits in a message";
    public const string DamagedFile = "flipped bits in the database file";
    public const string TruncatedFernet = "truncated Fernet file";
    public const string ClockForward = "clock jumps a day forward";
    public const string ClockBack = "clock jumps a day back";
    public const string PausedConsumer = "consumer paused past its lease";
    public const string CapRace = "64 producers at the cap";
    public const string Poison = "poison message";
    public const string Terminate = "SIGTERM under load";
    public const string Capacity1 = "capacity 1";
    public const string TooLarge = "payload over the limit";
}
