using System.Globalization;

namespace Storage.Core.Tests;

/// <summary>Two busy readers, whose snapshots never leave a gap, do not let the log grow. STORAGE_SOAK_SECONDS makes it longer.</summary>
public sealed class LogLimitTests
{
    private const long Limit = 16 * 1024 * 1024;

    private static readonly TimeSpan Duration =
        TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("STORAGE_SOAK_SECONDS") ?? "4", CultureInfo.InvariantCulture));

    [Fact]
    public async Task The_log_stays_under_16_megabytes_beside_two_busy_readers()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        await storage.Add("first");
        using var stop = new CancellationTokenSource(Duration);
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await storage.FindAsync(Lookup.By(Note.Columns.NoteId, "first"));
            }
        })).ToArray();
        var (largest, written) = (0L, 0);

        while (!stop.IsCancellationRequested)
        {
            var rows = Enumerable.Range(0, 50).Select(k => new Note { NoteId = $"{written}-{k}-{new string('x', 1_000)}" }).ToArray();
            await storage.WriteAsync(new WriteUnit(Write.Insert<Note>(rows)) { Durability = Durability.Normal });
            largest = Math.Max(largest, new FileInfo(database.FilePath + "-wal").Length);
            written++;
        }

        await Task.WhenAll(readers);
        largest.Should().BeLessThan(Limit, "{0} times 50 rows of 1 KB were written", written);
        storage.GetStatistics().Checkpoints.Should().BePositive();
    }
}
