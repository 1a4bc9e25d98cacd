using Dapper;

namespace Storage.Benchmarks;

/// <summary>Checks that the touch of each stream that was accepted last is the one that is stored.</summary>
internal static class TouchCheck
{
    /// <param name="path">A file of the narrow tables, after everything that was accepted has been written.</param>
    /// <param name="touches">The last touch of each stream by each client.</param>
    public static void Check(string path, IEnumerable<(string Stream, Touch Touch)> touches)
    {
        using var connection = Pragmas.Open(path);
        var stored = connection.Query<(string Stream, double Time)>("SELECT stream_id, last_active_time FROM stream")
            .ToDictionary(row => row.Stream, row => row.Time);
        foreach (var stream in touches.GroupBy(one => one.Stream, one => one.Touch))
        {
            // of those that were accepted at the same time any may be the last one
            var began = stream.Max(touch => touch.Began);
            if (!stream.Any(touch => touch.Ended >= began && touch.Time.Equals(stored[stream.Key])))
            {
                throw new InvalidOperationException($"The last touch of stream '{stream.Key}' is not the one that is stored.");
            }
        }
    }
}
