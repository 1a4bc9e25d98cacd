using System.Runtime.InteropServices;
using System.Text;

namespace OfflineQueue.Internal;

/// <summary>Reads key files that nobody else may read, and makes them so that a crash leaves a whole one or none.</summary>
internal static partial class KeyFiles
{
    private const UnixFileMode OthersBits =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const int MaxBytes = 64 * 1024;
    private const int FileExists = 17;

    public static QueueKeyRing Parse(string path, string text)
    {
        try
        {
            return QueueKeyRing.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new QueueKeyException($"The key file '{path}' does not hold queue keys. {exception.Message}", exception);
        }
    }

    /// <summary>Reads a key file; <see langword="null"/> where there is none.</summary>
    public static async ValueTask<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        RefuseOthers(path, "chmod 600");
        if (file.Length > MaxBytes)
        {
            throw new QueueKeyException($"The key file '{path}' has {file.Length} bytes; a key file has {MaxBytes} at most. Check the path.");
        }

        try
        {
#pragma warning disable RS0030 // a key file is no database
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
#pragma warning restore RS0030
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new QueueKeyException($"The key file '{path}' cannot be read. Check who owns it.", exception);
        }
    }

    /// <summary>Makes a file that is whole and on disk, unless one is there.</summary>
    /// <returns>Whether it was made.</returns>
    public static bool TryCreate(string path, string text)
    {
        var directory = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(directory, $".{Guid.NewGuid():n}.tmp");
        try
        {
            Write(temporary, Encoding.ASCII.GetBytes(text));
            var isMade = TryLink(temporary, path);
            FlushDirectory(directory);
            return isMade;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes a directory that only its owner may enter, or checks that it is one.</summary>
    public static void EnsureDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        RefuseOthers(directory, "chmod 700");
    }

    private static void RefuseOthers(string path, string cure)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersBits) != UnixFileMode.None)
        {
            throw new QueueKeyException($"'{path}' can be read or changed by other users, and keys lie there. Run: {cure} '{path}'.");
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

#pragma warning disable RS0030 // a key file is no database
        using var file = new FileStream(path, options);
#pragma warning restore RS0030
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    // a second name fails where one exists, in one step; a rename would overwrite another process's key
    private static bool TryLink(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(from, to) == 0)
            {
                return true;
            }

            if (Marshal.GetLastPInvokeError() == FileExists)
            {
                return false;
            }
        }

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

    // the base library opens no directory, and without this the file's name may be gone after a power cut
    private static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(directory, 0);
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

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
