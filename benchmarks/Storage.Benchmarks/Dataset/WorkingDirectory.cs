namespace Storage.Benchmarks;

/// <summary>
/// Where the process has its databases: beside the program, since the directory for temporary files is often kept in memory. Deleted when
/// the process ends.
/// </summary>
internal static class WorkingDirectory
{
    private static readonly string Path = Create();

    public static string NewFile() => System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}.db");

    public static string NewDirectory() => System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}");

    /// <summary>Copies a database that nobody has open; the copy is on disk when the call returns.</summary>
    public static string Copy(string database)
    {
        var path = NewFile();
        File.Copy(database, path);
        using var file = File.OpenHandle(path, access: FileAccess.Write);
        RandomAccess.FlushToDisk(file);
        return path;
    }

    public static void Delete(string database)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            File.Delete(database + suffix);
        }
    }

    private static string Create()
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, $"databases-{Guid.NewGuid():N}");
        Directory.CreateDirectory(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(path, recursive: true);
        return path;
    }
}
