using System.Globalization;
using System.IO.Compression;

namespace Storage.Benchmarks;

/// <summary>A chat to be replayed: the lines of all its streams, mixed as if all streams went on at the same time.</summary>
internal static class ChatLog
{
    private const int GeneratedLines = 100_000;
    private const int GeneratedStreams = 150;

    /// <summary>Reads lines of stream, ISO time, user and text with tabs between them from a compressed file; without one, makes a chat.</summary>
    public static IReadOnlyList<ChatLine> Load(string? path) => Mix(path is null ? Generate() : Read(path));

    private static IEnumerable<ChatLine> Generate() => Enumerable.Range(0, GeneratedLines).Select(i =>
    {
        var message = MessageSource.At(i);
        return new ChatLine($"room-{i % GeneratedStreams}", message.Time, message.UserId, message.Content);
    });

    private static IEnumerable<ChatLine> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t', 4);
            if (parts.Length == 4)
            {
                var time = DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                yield return new(parts[0], time.ToUnixTimeMilliseconds() / 1_000.0, parts[2], parts[3]);
            }
        }
    }

    // by the part of its stream that comes before it, so that each stream begins and ends with the replay
    private static ChatLine[] Mix(IEnumerable<ChatLine> lines) =>
    [
        .. lines.GroupBy(line => line.Stream)
            .Select(stream => stream.ToArray())
            .SelectMany(stream => stream.Select((line, i) => (Line: line, Place: (double)i / stream.Length)))
            .OrderBy(placed => placed.Place)
            .Select(placed => placed.Line),
    ];
}
