namespace Storage.Optimization.Internal;

/// <summary>The last slow requests.</summary>
internal sealed class SlowRing(int capacity)
{
    private readonly Queue<SlowQuery> _kept = new();
    private readonly Lock _gate = new();

    public void Add(SlowQuery query)
    {
        lock (_gate)
        {
            if (_kept.Count == capacity)
            {
                _kept.Dequeue();
            }

            _kept.Enqueue(query);
        }
    }

    public IReadOnlyList<SlowQuery> Latest(int limit)
    {
        lock (_gate)
        {
            return [.. _kept.Reverse().Take(limit)];
        }
    }
}
