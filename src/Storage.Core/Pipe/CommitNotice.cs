namespace Storage.Core;

/// <summary>What one commit changes.</summary>
public sealed class CommitNotice
{
    /// <summary>How many rows of one table a notice names; a commit that changes more names the table.</summary>
    public const int MaxRowsPerTable = 1000;

    private readonly List<RowChange> _rows;
    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<EntityMap, int> _counts = [];

    /// <summary>Makes a notice that names nothing yet.</summary>
    public CommitNotice()
        : this(0)
    {
    }

    internal CommitNotice(int rowsExpected) => _rows = new(Math.Min(rowsExpected, MaxRowsPerTable));

    /// <summary>Gets the changed rows, in the order of the writes; none of a table in <see cref="Tables"/>.</summary>
    public IReadOnlyList<RowChange> Rows => _rows;

    /// <summary>Gets the tables of which any row may have changed.</summary>
    public IReadOnlySet<string> Tables => _tables;

    /// <summary>Gets whether any row of any table may have changed.</summary>
    public bool AllTables { get; private set; }

    /// <summary>Gets the commit's sequence; 0 until it is committed.</summary>
    public long Sequence { get; internal set; }

    /// <summary>Gets whether the notice names nothing.</summary>
    public bool IsEmpty => !AllTables && _rows.Count == 0 && _tables.Count == 0;

    internal static CommitNotice OfEverything() => new() { AllTables = true };

    internal void Add(RowChange change)
    {
        if (AllTables || _tables.Contains(change.Map.Table))
        {
            return;
        }

        var count = _counts.GetValueOrDefault(change.Map) + 1;
        _counts[change.Map] = count;
        if (count > MaxRowsPerTable)
        {
            AddTable(change.Map.Table);
        }
        else
        {
            _rows.Add(change);
        }
    }

    // a table of the schema itself stands for every table: its row may be the definition of any
    internal void AddTable(string table)
    {
        if (table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase))
        {
            AllTables |= table.EndsWith("_master", StringComparison.OrdinalIgnoreCase) || table.EndsWith("_schema", StringComparison.OrdinalIgnoreCase);
            return;
        }

        if (_tables.Add(table))
        {
            _rows.RemoveAll(change => string.Equals(change.Map.Table, table, StringComparison.OrdinalIgnoreCase));
        }
    }

    internal void AddAllTables() => AllTables = true;

    internal void Merge(CommitNotice inner)
    {
        foreach (var change in inner._rows)
        {
            Add(change);
        }

        foreach (var table in inner._tables)
        {
            AddTable(table);
        }

        AllTables |= inner.AllTables;
    }
}
