using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>What a rate depends on, without which it says nothing.</summary>
internal sealed record Machine(string SqliteVersion, string Pragmas, string FileSystem, double FsyncMilliseconds)
{
    /// <summary>How many writes the disk is timed with.</summary>
    public const int FsyncCount = 500;

    private const int PageBytes = 4_096;
    private const int PageCount = 256;

    public int Cores { get; } = Environment.ProcessorCount;

    public string OperatingSystem { get; } = RuntimeInformation.OSDescription;

    public string Runtime { get; } = RuntimeInformation.FrameworkDescription;

    /// <summary>Asks SQLite on a database like those of the competitors, and times the disk under them.</summary>
    public static async Task<Machine> ExamineAsync()
    {
        var path = await MessageFiles<ChatMessage>.MakeEmptyAsync();
        try
        {
            using var connection = Benchmarks.Pragmas.Open(path);
            var pragmas = Benchmarks.Pragmas.Names.Select(name => $"{name}={Ask(connection, $"PRAGMA {name}")}");
            return new(Ask(connection, "SELECT sqlite_version()"), string.Join(", ", pragmas), FileSystemOf(path), TimeFsync());
        }
        finally
        {
            WorkingDirectory.Delete(path);
        }
    }

    private static string Ask(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private static string FileSystemOf(string path) =>
        new DriveInfo(System.OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : Path.GetDirectoryName(path)!).DriveFormat;

    // over pages that are there already, as a write-ahead log is written once it has started again at its beginning
    private static double TimeFsync()
    {
        var path = WorkingDirectory.NewFile();
        var page = new byte[PageBytes];
        var times = new double[FsyncCount];
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(file, new byte[PageCount * PageBytes], 0);
            RandomAccess.FlushToDisk(file);
            for (var i = 0; i < times.Length; i++)
            {
                var started = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, page, (i % PageCount) * PageBytes);
                RandomAccess.FlushToDisk(file);
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }

        File.Delete(path);
        return Quantile.Median(times);
    }
}
