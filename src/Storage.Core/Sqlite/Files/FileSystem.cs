using System.Runtime.InteropServices;

namespace Storage.Core.Internal;

/// <summary>What the base library does not offer: syncing a directory, and a rename that overwrites nothing whoever else is at
/// work.</summary>
/// <remarks>A rename is certain only when the directory was synced after it. <see cref="File.Move(string, string)"/> looks first and
/// renames then, and between the two another process may have made the file.</remarks>
internal static partial class FileSystem
{
    private const int OpenReadOnly = 0;
    private const int FileExists = 17;

    public static void FlushFile(string path)
    {
#pragma warning disable RS0030 // the file is closed in SQLite and known under a temporary name only
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
#pragma warning restore RS0030
        RandomAccess.FlushToDisk(file);
    }

    public static void FlushDirectory(string directory)
    {
        // Windows keeps its directory entries in a journal and has no call for this
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(directory, OpenReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"The directory '{directory}' cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (Fsync(descriptor) != 0)
            {
                throw new IOException($"The directory '{directory}' cannot be synced (error {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Gives a file a new name unless it is taken.</summary>
    /// <returns>Whether the file has the name now.</returns>
    public static bool TryRename(string from, string to)
    {
        if (OperatingSystem.IsWindows() || !TryLink(from, to, out var isTaken))
        {
            return TryMove(from, to);
        }

        if (isTaken)
        {
            return false;
        }

        File.Delete(from);
        return true;
    }

    // a second name that fails where one exists, in one step; not every file system has second names
    private static bool TryLink(string from, string to, out bool isTaken)
    {
        isTaken = false;
        if (Link(from, to) == 0)
        {
            return true;
        }

        isTaken = Marshal.GetLastPInvokeError() == FileExists;
        return isTaken;
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
