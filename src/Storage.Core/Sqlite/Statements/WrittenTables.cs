namespace Storage.Core.Internal;

/// <summary>The tables that a statement may write to, its triggers and cascades included.</summary>
internal sealed class WrittenTables
{
    private readonly HashSet<string> _all = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _indirect = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets every table.</summary>
    public IReadOnlySet<string> All => _all;

    public bool IsEmpty => _all.Count == 0;

    /// <summary>Adds a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="isIndirect">Whether a trigger or a cascade writes to it, so that more rows change than the statement names.</param>
    public void Add(string table, bool isIndirect)
    {
        _all.Add(table);
        if (isIndirect)
        {
            _indirect.Add(table);
        }
    }

    /// <summary>Whether rows of a table may change that the statement does not name.</summary>
    public bool WritesIndirectly(string table) => _indirect.Contains(table);

    /// <summary>Takes over what another list has, and empties that.</summary>
    public void Take(WrittenTables other)
    {
        _all.UnionWith(other._all);
        _indirect.UnionWith(other._indirect);
        other.Clear();
    }

    public void Clear()
    {
        _all.Clear();
        _indirect.Clear();
    }
}
