using System.Collections;

namespace Storage.Optimization.Internal;

/// <inheritdoc/>
internal sealed class RowWindow<TRow> : RowWindow, IReadOnlyList<TRow>
    where TRow : IRow<TRow>
{
    private const int ListBytes = 120;

    private readonly TRow[] _rows;
    private readonly EntityMap _map;
    private RowWindow<TRow>? _prefix;

    public RowWindow(TRow[] rows, EntityMap map, CommitMarks? marks, long clock)
        : base(marks, clock)
    {
        _rows = rows;
        _map = map;
        Bytes = ListBytes + RowSize.Of(rows, map);
    }

    private RowWindow(TRow[] rows, EntityMap map, long bytes)
        : base(null, 0)
    {
        _rows = rows;
        _map = map;
        Bytes = bytes;
    }

    public override long Bytes { get; }

    public int Count => _rows.Length;

    public TRow this[int index] => _rows[index];

    public IEnumerator<TRow> GetEnumerator() => ((IEnumerable<TRow>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Gives the first rows; those that were asked for last are made once.</summary>
    public RowWindow<TRow> First(int count)
    {
        if (count >= _rows.Length)
        {
            return this;
        }

        if (Volatile.Read(ref _prefix) is not { } prefix || prefix.Count != count)
        {
            prefix = new RowWindow<TRow>(_rows[..count], _map, bytes: 0);
            Volatile.Write(ref _prefix, prefix);
        }

        return prefix;
    }

    public override RowWindow? With(object row, RowOrder order, int limit)
    {
        if (row is not TRow added || PlaceOf(added, order) is not { } place)
        {
            return null;
        }

        if (place >= limit)
        {
            return this;
        }

        var isFull = _rows.Length >= limit;
        var rows = new TRow[isFull ? limit : _rows.Length + 1];
        _rows.AsSpan(0, place).CopyTo(rows);
        rows[place] = added;
        _rows.AsSpan(place, rows.Length - place - 1).CopyTo(rows.AsSpan(place + 1));
        var bytes = Bytes + RowSize.Of<TRow>([added], _map) - (isFull ? RowSize.Of(_rows.AsSpan(_rows.Length - 1), _map) : 0);
        return new RowWindow<TRow>(rows, _map, bytes);
    }

    public override RowWindow? Patched(in RowChange change)
    {
        if (typeof(TRow) != _map.EntityType)
        {
            return null;
        }

        var index = IndexOf(change.Key);
        if (index < 0)
        {
            return this;
        }

        if (!RowPatch.TryApply(_rows[index], change, out var patched))
        {
            return null;
        }

        TRow[] rows = [.. _rows];
        rows[index] = patched;
        return new RowWindow<TRow>(rows, _map, Bytes + RowSize.Of<TRow>([patched], _map) - RowSize.Of(_rows.AsSpan(index, 1), _map));
    }

    private int IndexOf(in DbValue key)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            if (_map.ValueOf(_rows[i]!, _map.Key) == key)
            {
                return i;
            }
        }

        return -1;
    }

    // nearly every new row is among the first; the steps grow, so that one from afar finds its place soon too
    private int? PlaceOf(TRow row, RowOrder order)
    {
        var (low, high, step) = (0, 0, 1);
        while (high < _rows.Length)
        {
            switch (order.Compare(row!, _rows[high]!))
            {
                case null or 0:
                    return null;
                case < 0:
                    return PlaceOf(row, order, low, high);
            }

            (low, high, step) = (high + 1, high + step, step * 2);
        }

        return PlaceOf(row, order, low, _rows.Length);
    }

    private int? PlaceOf(TRow row, RowOrder order, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            switch (order.Compare(row!, _rows[middle]!))
            {
                case null or 0:
                    return null;
                case < 0:
                    high = middle;
                    break;
                default:
                    low = middle + 1;
                    break;
            }
        }

        return low;
    }
}
