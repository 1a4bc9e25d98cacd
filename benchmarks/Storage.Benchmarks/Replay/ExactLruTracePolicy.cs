namespace Storage.Benchmarks;

/// <summary>The least recently used leaves, to the letter; for one thread.</summary>
internal sealed class ExactLruTracePolicy(int capacity) : ITracePolicy
{
    private readonly Dictionary<long, LinkedListNode<long>> _nodes = [];
    private readonly LinkedList<long> _order = new();

    public int Count => _nodes.Count;

    public bool Ask(long key)
    {
        if (_nodes.TryGetValue(key, out var node))
        {
            _order.Remove(node);
            _order.AddFirst(node);
            return true;
        }

        if (_nodes.Count == capacity)
        {
            _nodes.Remove(_order.Last!.Value);
            _order.RemoveLast();
        }

        _nodes.Add(key, _order.AddFirst(key));
        return false;
    }

    public void Dispose()
    {
    }
}
