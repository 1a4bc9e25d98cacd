using System.Runtime.InteropServices;

namespace Storage.Core.Internal;

/// <summary>Makes a file's content and a directory's entries durable. A rename is certain only when the directory was synced after it.</summary>
internal static partial class DirectorySync
{
    private const int OpenReadOnly = 0;

    public static void FlushFile(string path)
    {
#pragma warning disable RS0030 // the file is closed in SQLite and known under a temporary name only
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
#pragma warning restore RS0030
        RandomAccess.FlushToDisk(file);
    }

    public static void Flush(string directory)
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

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
