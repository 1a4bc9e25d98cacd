using System.Globalization;

namespace Storage.Core.Tests;

/// <summary>
/// Two busy readers, whose snapshots never leave a gap, do not let the log grow. STORAGE_SOAK_SECONDS makes it longer, and the limit the
/// promised one: on a machine that does much else, a reader that is kept waiting in the middle of a read delays the log's restart.
/// </summary>
public sealed class LogLimitTests
{
    private const int Megabyte = 1024 * 1024;
    private const int ShortRun = 800;

    private static readonly double? SoakSeconds =
        Environment.GetEnvironmentVariable("STORAGE_SOAK_SECONDS") is { } seconds ? double.Parse(seconds, CultureInfo.InvariantCulture) : null;

    [Fact]
    public async Task The_log_stays_small_beside_two_busy_readers()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        await storage.Add("first");
        using var stop = new CancellationTokenSource();
        using var soak = new CancellationTokenSource(TimeSpan.FromSeconds(SoakSeconds ?? 3_600));
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await storage.FindAsync(Lookup.By(Note.Columns.NoteId, "first"));
            }
        })).ToArray();
        var (largest, written) = (0L, 0);

        while (SoakSeconds is null ? written < ShortRun : !soak.IsCancellationRequested)
        {
            var rows = Enumerable.Range(0, 50).Select(k => new Note { NoteId = $"{written}-{k}-{new string('x', 1_000)}" }).ToArray();
            await storage.WriteAsync(new WriteUnit(Write.Insert<Note>(rows)) { Durability = Durability.Normal });
            largest = Math.Max(largest, new FileInfo(database.FilePath + "-wal").Length);
            written++;
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        largest.Should().BeLessThan((SoakSeconds is null ? 32 : 16) * Megabyte, "{0} times 50 rows of 1 KB were written", written);
        storage.GetStatistics().Checkpoints.Should().BePositive();
    }
}
