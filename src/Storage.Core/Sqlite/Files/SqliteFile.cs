namespace Storage.Core.Internal;

/// <summary>
/// What can be known of a database file before SQLite opens it, and how a new one comes to be: under a temporary name, complete and on
/// disk, then moved to its own name without overwriting. So a file under the final name is always a whole database.
/// </summary>
/// <remarks>
/// POSIX locks belong to the process and go when any of its handles on the file is closed, so a file that anybody in the process may have
/// open is never opened here: its header is read through SQLite, its size by stat.
/// </remarks>
internal static class SqliteFile
{
    /// <summary>The application id in the header of every database that the suite makes: "WCST".</summary>
    public const int ApplicationId = 0x57435354;

    private static readonly HashSet<string> NetworkFormats = new(StringComparer.OrdinalIgnoreCase)
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "davfs", "lustre",
    };

    /// <summary>Whether two paths name one file: letter case counts where the system says so.</summary>
    public static StringComparer PathComparer =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Gives the file's path without links, so that one file has one name.</summary>
    public static string Canonical(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.OrdinalIgnoreCase) || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"'{path}' is no path of a file. For a database that goes with the process, use SqliteStorage.OpenTemporaryAsync.");
        }

        var full = Path.GetFullPath(path);
        var directory = Path.GetDirectoryName(full) ?? throw new ArgumentException($"'{path}' names a directory, not a file.");
        var real = Path.Combine(WithoutLinks(directory), Path.GetFileName(full));
        return File.Exists(real) && File.ResolveLinkTarget(real, returnFinalTarget: true) is { } target
            ? Path.Combine(WithoutLinks(Path.GetDirectoryName(target.FullName)!), target.Name)
            : real;
    }

    // a link's target may lie behind further links
    private static string WithoutLinks(string directory)
    {
        if (Path.GetDirectoryName(directory) is not { } parent)
        {
            return directory;
        }

        var real = Path.Combine(WithoutLinks(parent), Path.GetFileName(directory));
        return Directory.Exists(real) && Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target
            ? WithoutLinks(target.FullName)
            : real;
    }

    /// <summary>Refuses a new file beside the log of an old one, which SQLite would play into it.</summary>
    /// <exception cref="StorageException">There is such a log.</exception>
    public static void RefuseOrphanedLog(string path)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["-wal", "-journal"])
        {
            if (new FileInfo(path + suffix) is { Exists: true, Length: > 0 } && !File.Exists(path))
            {
                throw new StorageException(
                    StorageErrorCode.FileMissing,
                    $"'{path}' is not there, but its log '{path}{suffix}' is. Bring the database back to its log, or move the log away.");
            }
        }
    }

    /// <summary>Refuses what a look from outside shows to be no database: nothing is opened.</summary>
    /// <exception cref="StorageException">The path is a directory, or the file is empty.</exception>
    public static void RefuseDirectoryOrEmpty(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StorageException(StorageErrorCode.CannotOpen, $"'{path}' is a directory; a database is a file.");
        }

        // SQLite would take an empty file for a new database, and nobody would learn that the old one is gone
        if (new FileInfo(path) is { Exists: true, Length: 0 })
        {
            throw new StorageException(StorageErrorCode.FileEmpty, $"The file '{path}' is empty; a database was expected. Check the path; then restore the file from a backup, or move it away to start with a new database.");
        }
    }

    public static void RefuseNetworkFileSystem(string path) => RefuseNetworkFormat(path, FileSystemOf(path));

    /// <summary>Refuses a file on a file system of a format that is shared between machines.</summary>
    public static void RefuseNetworkFormat(string path, string? format)
    {
        if (format is not null && NetworkFormats.Contains(format))
        {
            throw new StorageException(
                StorageErrorCode.NetworkFileSystem,
                $"'{path}' lies on a network file system ({format}), where locks are not reliable. Use a local disk, or set SqliteStorageOptions.AllowNetworkFileSystem.");
        }
    }

    /// <summary>Makes an empty file that only its owner can read, to become a database.</summary>
    public static string CreateTemporary(string path)
    {
        var temporary = $"{path}.new-{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Translate(path, () =>
        {
            CreateDirectory(Path.GetDirectoryName(path)!);
#pragma warning disable RS0030 // a new file that nobody knows yet
            new FileStream(temporary, options).Dispose();
#pragma warning restore RS0030
        });
        return temporary;
    }

    /// <summary>Gives a complete file its name, on disk, unless something stands there.</summary>
    /// <returns>Whether the file has the name now.</returns>
    public static bool TryPublish(string temporary, string path)
    {
        var published = false;
        Translate(path, () =>
        {
            FileSystem.FlushFile(temporary);
            published = FileSystem.TryRename(temporary, path);
            FileSystem.FlushDirectory(Path.GetDirectoryName(path)!);
        });
        return published;
    }

    public static void Delete(string path)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
        {
            File.Delete(path + suffix);
        }
    }

    /// <summary>Turns the file system's exceptions into ours.</summary>
    public static void Translate(string path, Action action)
    {
        try
        {
            action();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StorageException(StorageErrorCode.ReadOnly, $"'{path}' cannot be written: {exception.Message} Make the directory writable for this process.", exception);
        }
        catch (IOException exception)
        {
            const int NoSpaceLeft = 28;
            const int ReadOnlyFileSystem = 30;
            var code = (exception.HResult & 0xFFFF) switch
            {
                NoSpaceLeft => StorageErrorCode.DiskFull,
                ReadOnlyFileSystem => StorageErrorCode.ReadOnly,
                _ => StorageErrorCode.CannotOpen,
            };
            throw new StorageException(code, $"'{path}' cannot be used: {exception.Message}", exception);
        }
    }

    private static void CreateDirectory(string directory)
    {
        if (Directory.Exists(directory))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string? FileSystemOf(string path)
    {
        try
        {
            var directory = Path.GetDirectoryName(path)!;
            while (!Directory.Exists(directory) && Path.GetDirectoryName(directory) is { } parent)
            {
                directory = parent;
            }

            return new DriveInfo(directory).DriveFormat;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // not knowing the format is no reason to refuse a file; opening it says what is wrong with it
            return null;
        }
    }
}
