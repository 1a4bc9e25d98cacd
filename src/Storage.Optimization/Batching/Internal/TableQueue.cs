using System.Diagnostics.CodeAnalysis;

namespace Storage.Optimization.Internal;

/// <summary>
/// One table's pending writes, in order. A write is sent when all before it have ended, so their order never depends on how a later layer
/// or a failure treats them.
/// </summary>
/// <remarks>
/// Patches of one row are merged within a run: patches that name their rows by the same column, with nothing else between. Two values of one
/// unique column are two rows, so moving a patch to an earlier place in its run meets no other patch of its row. Guarded by the queue's gate,
/// but for <see cref="IsBusy"/>, <see cref="IsUnique"/> and <see cref="HandingOver"/>.
/// </remarks>
internal sealed class TableQueue(EntityMap map)
{
    private readonly Queue<PendingWrite> _waiting = new();
    // the last pending write of each row, which leads to the others
    private readonly Dictionary<RowAddress, PendingWrite> _byRow = [];
    private readonly HashSet<ColumnMap> _addressColumns = [];
    private readonly bool[] _isUnique = [.. map.Columns.Select(map.IsUnique)];
    private ColumnMap? _runColumn;
    private int _run;
    private int _withoutAddress;
    private int _pending;
    private PendingWrite? _last;

    /// <summary>How many awaited writes are being handed over at this moment, without the gate.</summary>
    public int HandingOver;

    public EntityMap Map => map;

    /// <summary>Whether any write waits or is on its way.</summary>
    public bool IsBusy => Volatile.Read(ref _pending) > 0;

    public int Waiting => _waiting.Count;

    public bool IsUnique(ColumnMap column) => _isUnique[column.Ordinal];

    /// <summary>Whether the table has writes on their way.</summary>
    public bool IsSending { get; set; }

    /// <summary>How many wait for the table to be free, and to stay so until they have sent.</summary>
    public int Holds { get; set; }

    /// <summary>Moves on with each change of what the engine may hold of the pending writes.</summary>
    public long Stamp { get; set; }

    /// <summary>Whether some pending write may do anything to any row.</summary>
    public bool HasOpaque => _withoutAddress > 0;

    /// <summary>Up to which write somebody waits.</summary>
    public long UrgentUpTo { get; set; } = -1;

    /// <summary>Up to which write the next batch takes all.</summary>
    public long RidesUpTo { get; set; } = -1;

    /// <summary>The write that ends last of those that there are.</summary>
    public PendingWrite? Last => IsBusy ? _last : null;

    public PendingWrite? Next => _waiting.TryPeek(out var next) ? next : null;

    /// <summary>Merges a patch into one that waits for the same row.</summary>
    public bool TryMerge(ScheduledPart part, RowAddress? address, [NotNullWhen(true)] out PendingWrite? into)
    {
        into = address is { } row && row.Column == _runColumn ? _byRow.GetValueOrDefault(row) : null;
        return into is { IsSent: false } && into.Run == _run && into.TryMerge(part);
    }

    public PendingWrite Append(ScheduledPart part, RowAddress? address, long number)
    {
        if (address is null || address.Value.Column != _runColumn)
        {
            _run++;
            _runColumn = address?.Column;
        }

        var write = new PendingWrite(this, part, address) { Number = number, Run = _run };
        _waiting.Enqueue(write);
        _last = write;
        Interlocked.Increment(ref _pending);
        if (address is { } row)
        {
            _addressColumns.Add(row.Column);
            write.EarlierOfRow = _byRow.GetValueOrDefault(row);
            if (write.EarlierOfRow is { } earlier)
            {
                earlier.LaterOfRow = write;
            }

            _byRow[row] = write;
        }
        else
        {
            _withoutAddress++;
        }

        return write;
    }

    public PendingWrite Take() => _waiting.Dequeue();

    public void Remove(PendingWrite write)
    {
        Volatile.Write(ref _pending, _pending - 1);
        if (write.Address is { } row)
        {
            Unlink(write, row);
        }
        else
        {
            _withoutAddress--;
        }

        if (_pending == 0)
        {
            _last = null;
            _addressColumns.Clear();
        }
    }

    /// <summary>Says whether it is certain that nothing is pending for a row.</summary>
    public bool IsUntouched(in RowAddress row) =>
        !HasOpaque && (_addressColumns.Count == 0 || (_addressColumns.Count == 1 && _addressColumns.Contains(row.Column) && !_byRow.ContainsKey(row)));

    /// <summary>Makes the pending changes of a row on its stored values.</summary>
    /// <returns>Whether anything was changed; <see langword="null"/> where it cannot be said what the row will be.</returns>
    public bool? TryOverlay(DbValue[] row)
    {
        List<PendingWrite>? found = null;
        foreach (var column in _addressColumns)
        {
            for (var write = _byRow.GetValueOrDefault(new(column, row[column.Ordinal])); write is not null; write = write.EarlierOfRow)
            {
                (found ??= []).Add(write);
            }
        }

        if (found is null)
        {
            return false;
        }

        found.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        foreach (var write in found)
        {
            // the row that was read may have what is added on its way already, and nobody can see that it does
            if ((write.IsSent && write.Changes.HasAdditions) || !write.Changes.TryApply(row))
            {
                return null;
            }
        }

        return true;
    }

    private void Unlink(PendingWrite write, RowAddress row)
    {
        // without its own links: an ended write in an old generation would keep all that came after it alive
        var (earlier, later) = (write.EarlierOfRow, write.LaterOfRow);
        (write.EarlierOfRow, write.LaterOfRow) = (null, null);
        if (earlier is not null)
        {
            earlier.LaterOfRow = later;
        }

        if (later is not null)
        {
            later.EarlierOfRow = earlier;
        }
        else if (earlier is not null)
        {
            _byRow[row] = earlier;
        }
        else
        {
            _byRow.Remove(row);
        }
    }
}
