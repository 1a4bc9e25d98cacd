namespace Storage.Benchmarks;

/// <summary>One side's rounds. The first is the warm-up: its rows are counted, its times are not.</summary>
internal sealed class RoundLog(string name)
{
    private readonly List<Round> _timed = [];
    private bool _isWarm;
    private long _acknowledged;
    private long _timedCommits;

    public void Add(Round round, long commits)
    {
        _acknowledged += round.Acknowledged;
        if (_isWarm)
        {
            _timed.Add(round);
            _timedCommits += commits;
        }

        _isWarm = true;
    }

    public SideResult ToResult(long rowsCounted)
    {
        double[] rates = [.. _timed.Select(round => round.WritesPerSecond)];
        double[] milliseconds = [.. _timed.SelectMany(round => round.Milliseconds).Order()];
        return new(name, Quantile.Median(rates), rates, (double)milliseconds.Length / Math.Max(_timedCommits, 1))
        {
            P50Milliseconds = Quantile.Of(milliseconds, 0.5),
            P95Milliseconds = Quantile.Of(milliseconds, 0.95),
            P99Milliseconds = Quantile.Of(milliseconds, 0.99),
            MaxMilliseconds = Quantile.Of(milliseconds, 1),
            Acknowledged = _acknowledged,
            RowsCounted = rowsCounted,
        };
    }
}
