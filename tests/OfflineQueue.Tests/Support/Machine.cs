namespace OfflineQueue.Tests;

/// <summary>What this machine can do, tried once; a test that it cannot run is skipped with the reason.</summary>
internal static class Machine
{
    public static string? NoCompiler { get; } = OperatingSystem.IsLinux() && ChildProcess.Run("gcc", "--version") == 0 ? null : "SKIPPED: gcc is not installed.";

    public static string? NoMount { get; } = OperatingSystem.IsLinux() && TryMount() ? null : "SKIPPED: tmpfs cannot be mounted here; run the tests as root.";

    public static string? NoImmutable { get; } = OperatingSystem.IsLinux() && TryImmutable() ? null : "SKIPPED: no file can be made immutable here; run the tests as root on ext4 or XFS.";

    public static string? NoLoopDevice { get; } = OperatingSystem.IsLinux() && TryLoop() ? null : "SKIPPED: no ext4 image can be mounted on a loop device here; run the tests as root.";

    private static bool TryMount() => InFolder(folder =>
        ChildProcess.Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) == 0 && ChildProcess.Run("umount", folder) == 0);

    private static bool TryImmutable() => InFolder(folder =>
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        return ChildProcess.Run("chattr", "+i", file) == 0 && ChildProcess.Run("chattr", "-i", file) == 0;
    });

    private static bool TryLoop() => InFolder(folder =>
    {
        try
        {
            using var disk = new ImageDisk(folder);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    });

    private static bool InFolder(Func<string, bool> trial)
    {
        var folder = Directory.CreateTempSubdirectory("offline-trial-").FullName;
        try
        {
            return trial(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
