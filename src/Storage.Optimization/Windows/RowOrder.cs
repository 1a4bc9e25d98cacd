namespace Storage.Optimization.Internal;

/// <summary>The order of a window's rows, as the database has it.</summary>
internal sealed class RowOrder
{
    private readonly EntityMap? _map;
    private readonly OrderTerm[] _terms;

    public RowOrder(EntityMap map, IReadOnlyList<OrderTerm> terms)
    {
        _map = map;
        _terms = [.. terms];

        // rows that no term tells apart come in an order of the database's own
        IsTotal = _terms.Any(term => term.Column == map.Key);
    }

    private RowOrder() => _terms = [];

    public static RowOrder None { get; } = new();

    public bool IsTotal { get; }

    public bool Has(ColumnMap column) => Array.Exists(_terms, term => term.Column == column);

    /// <summary>Gives the values that a row is ordered by.</summary>
    public DbValue[] PositionOf(object row)
    {
        var picker = new ValuePicker(_terms);
        _map!.Write(row, picker);
        return picker.Values;
    }

    /// <summary>Compares two positions.</summary>
    /// <returns>Below 0 where the first comes first; null where only the database knows.</returns>
    public int? Compare(DbValue[] left, DbValue[] right)
    {
        for (var i = 0; i < _terms.Length; i++)
        {
            if (ValueOrder.Compare(left[i], right[i]) is not { } order)
            {
                return null;
            }

            if (order != 0)
            {
                return _terms[i].Descending ? -order : order;
            }
        }

        return 0;
    }
}
