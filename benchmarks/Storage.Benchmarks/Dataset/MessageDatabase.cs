using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>
/// The files of BenchmarkDotNet's tables. The environment variable STORAGE_BENCHMARK_ROWS sets the number of their rows.
/// </summary>
internal static class MessageDatabase
{
    private const int DefaultRows = 100_000;

    public static MessageFiles<ChatMessage> Files { get; } = new(MessageTables.Narrow, ReadRows());

    private static int ReadRows()
    {
        var text = Environment.GetEnvironmentVariable("STORAGE_BENCHMARK_ROWS");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0 ? rows : DefaultRows;
    }
}
