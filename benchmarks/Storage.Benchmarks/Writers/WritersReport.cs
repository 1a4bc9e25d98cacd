using System.Globalization;
using System.Text;

namespace Storage.Benchmarks;

/// <summary>The result of <c>writers</c>, for people and for programs.</summary>
internal sealed record WritersReport(Machine Machine, double Seconds, int Rounds, IReadOnlyList<ContestResult> Contests)
{
    public string ToText()
    {
        var (text, on) = (new StringBuilder(), Machine);
        Append(text, $"SQLite {on.SqliteVersion}, journal_mode={on.JournalMode}, synchronous={on.Synchronous}");
        Append(text, $"{on.Runtime}, {on.OperatingSystem}, {on.Cores} cores");
        Append(text, $"{on.FileSystem}; a write of 4 kB and fsync takes {on.FsyncMilliseconds:0.000} ms (median of {Machine.FsyncCount})");
        Append(text, $"{Rounds} rounds of {Seconds:0.#} s a side, in turn, after a warm-up; the rate is the rounds' median");
        foreach (var contest in Contests)
        {
            AppendContest(text, contest);
        }

        return text.ToString();
    }

    private static void AppendContest(StringBuilder text, ContestResult contest)
    {
        var title = contest.Writers == 1 ? "1 writer" : $"{contest.Writers} writers";
        var rounds = string.Join(' ', contest.RoundRatios.Select(ratio => ratio.ToString("0.0", CultureInfo.InvariantCulture)));
        text.AppendLine();
        Append(text, $"{title,-24}{"writes/s",10}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}{"max ms",10}{"writes/commit",15}{"stored",10}");
        AppendSide(text, contest.Ours);
        AppendSide(text, contest.Rival);
        Append(text, $"{"ratio",-24}{contest.Ratio,9:0.0}x   by round: {rounds}");
    }

    private static void AppendSide(StringBuilder text, SideResult side)
    {
        var stored = side.Acknowledged == side.RowsCounted ? "all" : $"{side.RowsCounted} of {side.Acknowledged}";
        var times = string.Create(
            CultureInfo.InvariantCulture,
            $"{side.P50Milliseconds,10:n2}{side.P95Milliseconds,10:n2}{side.P99Milliseconds,10:n2}{side.MaxMilliseconds,10:n1}");
        Append(text, $"{side.Name,-24}{side.WritesPerSecond,10:n0}{times}{side.RowsPerCommit,15:n1}{stored,10}");
    }

    private static void Append(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
