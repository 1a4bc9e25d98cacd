namespace Storage.Optimization.Internal;

/// <summary>The keys of one table, or its windows, that are asked for most. Each harvest halves what was counted before and adds what is new, so what
/// is not asked for any more fades; only the highest are kept.</summary>
internal sealed class HotKeySketch(int capacity)
{
    // asked for twice, lately
    private const double SmallestScore = 2;

    private readonly Lock _gate = new();
    private Dictionary<(ColumnMap Column, DbValue Value, int Limit), double> _scores = [];

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

    public IReadOnlyList<(ColumnMap Column, DbValue Value, int Limit, double Score)> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _scores.Select(pair => (pair.Key.Column, pair.Key.Value, pair.Key.Limit, pair.Value)).OrderByDescending(key => key.Item4)];
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
                var key = (use.Column, use.Value, use.Limit);
                scores[key] = scores.GetValueOrDefault(key) + use.Uses;
            }

            Keep(scores, SmallestScore);
        }
    }

    /// <summary>Takes in what was known before a restart.</summary>
    public void Restore(IEnumerable<(ColumnMap Column, DbValue Value, int Limit, double Score)> keys)
    {
        lock (_gate)
        {
            foreach (var (column, value, limit, score) in keys)
            {
                _scores[(column, value, limit)] = Math.Max(score, _scores.GetValueOrDefault((column, value, limit)));
            }

            Keep(_scores, 0);
        }
    }

    private void Keep(Dictionary<(ColumnMap Column, DbValue Value, int Limit), double> scores, double smallest) =>
        _scores = scores.Where(pair => pair.Value >= smallest).OrderByDescending(pair => pair.Value).Take(capacity).ToDictionary();
}
