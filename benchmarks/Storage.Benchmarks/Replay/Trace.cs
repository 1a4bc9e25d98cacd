using System.IO.Compression;

namespace Storage.Benchmarks;

/// <summary>The keys that something was asked for, in their order; equal keys have the same number.</summary>
internal sealed record Trace(string Name, IReadOnlyList<long> Requests, int KeyCount)
{
    /// <summary>Reads one key a line; a file whose name ends in <c>.gz</c> is decompressed. Empty lines are no keys.</summary>
    /// <exception cref="InvalidDataException">There is no key in it, or it is not compressed.</exception>
    public static Trace Read(string path)
    {
        var (requests, numbers) = (new List<long>(), new Dictionary<string, long>(StringComparer.Ordinal));
        using var reader = new StreamReader(Open(path));
        while (reader.ReadLine() is { } line)
        {
            var key = line.Trim();
            if (key.Length == 0)
            {
                continue;
            }

            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = numbers.Count);
            }

            requests.Add(number);
        }

        return requests.Count > 0
            ? new(Path.GetFileName(path), requests, numbers.Count)
            : throw new InvalidDataException("There is no key in it.");
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
