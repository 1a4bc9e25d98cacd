namespace Storage.Optimization.Internal;

/// <summary>The keys of one table that are asked for most. Each harvest halves what was counted before and adds what is new, so what
/// is not asked for any more fades; only the highest are kept.</summary>
internal sealed class HotKeySketch(int capacity)
{
    // asked for twice, lately
    private const double SmallestScore = 2;

    private readonly Lock _gate = new();
    private Dictionary<(ColumnMap Column, DbValue Value), double> _scores = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _scores.Count;
            }
        }
    }

    public IReadOnlyList<(ColumnMap Column, DbValue Value, double Score)> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _scores.Select(pair => (pair.Key.Column, pair.Key.Value, pair.Value)).OrderByDescending(key => key.Item3)];
            }
        }
    }

    public void Harvest(IEnumerable<KeyUse> uses)
    {
        lock (_gate)
        {
            var scores = _scores.ToDictionary(pair => pair.Key, pair => pair.Value / 2);
            foreach (var use in uses)
            {
                scores[(use.Column, use.Value)] = scores.GetValueOrDefault((use.Column, use.Value)) + use.Uses;
            }

            Keep(scores, SmallestScore);
        }
    }

    /// <summary>Takes in what was known before a restart.</summary>
    public void Restore(IEnumerable<(ColumnMap Column, DbValue Value, double Score)> keys)
    {
        lock (_gate)
        {
            foreach (var (column, value, score) in keys)
            {
                _scores[(column, value)] = Math.Max(score, _scores.GetValueOrDefault((column, value)));
            }

            Keep(_scores, 0);
        }
    }

    private void Keep(Dictionary<(ColumnMap Column, DbValue Value), double> scores, double smallest) =>
        _scores = scores.Where(pair => pair.Value >= smallest).OrderByDescending(pair => pair.Value).Take(capacity).ToDictionary();
}
