using System.Globalization;
using System.Text;

namespace Storage.Benchmarks;

/// <summary>What stands on top of the report.</summary>
internal static class MachineText
{
    public static string Of(Machine machine, Scale scale)
    {
        var text = new StringBuilder();
        Append(text, $"SQLite {machine.SqliteVersion}; {machine.Pragmas}");
        Append(text, $"{machine.Runtime}, {machine.OperatingSystem}, {machine.Cores} cores");
        Append(text, $"{machine.FileSystem}; a write of 4 kB and fsync takes {machine.FsyncMilliseconds:0.000} ms (median of {Machine.FsyncCount})");
        Append(text, $"{scale.Rows:n0} rows of six columns, {scale.WideRows:n0} of 39 (-wide)");
        Append(text, $"{scale.Calls.Rounds} rounds in turn after a warm-up; {scale.Slices.Rounds} of reads from a cache; {scale.Crowds.Rounds} with many clients; {scale.Jobs.Rounds} of whole jobs");
        Append(text, $"Values are medians of the rounds; the spread is that of their middle half. A ratio says how many times better ours is. Bytes are allocated for each operation.");
        return text.ToString();
    }

    private static void Append(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
