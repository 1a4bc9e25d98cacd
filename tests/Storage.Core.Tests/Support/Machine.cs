namespace Storage.Core.Tests;

/// <summary>What this machine can do, tried once.</summary>
internal static class Machine
{
    private static readonly Lazy<string?> NoMount = new(() => Try("tmpfs cannot be mounted here; run the tests as root", directory =>
        Tool.Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory) == 0 && Tool.Run("umount", directory) == 0));

    private static readonly Lazy<string?> NoImmutable = new(() => Try("no file can be made immutable here; run the tests as root on ext4 or XFS", directory =>
    {
        var file = Path.Combine(directory, "file");
        File.WriteAllText(file, "");
        return Tool.Run("chattr", "+i", file) == 0 && Tool.Run("chattr", "-i", file) == 0;
    }));

    private static readonly Lazy<string?> NoCompiler = new(() => Tool.Run("gcc", "--version") == 0 ? null : "gcc is not installed");

    public static string? Missing(Needs needs)
    {
        if (needs != Needs.None && !OperatingSystem.IsLinux())
        {
            return "this test is for Linux";
        }

        return (needs.HasFlag(Needs.Mount) ? NoMount.Value : null)
            ?? (needs.HasFlag(Needs.Immutable) ? NoImmutable.Value : null)
            ?? (needs.HasFlag(Needs.Compiler) ? NoCompiler.Value : null);
    }

    private static string? Try(string reason, Func<string, bool> trial)
    {
        var directory = Directory.CreateTempSubdirectory("storage-trial-").FullName;
        try
        {
            return trial(directory) ? null : reason;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
