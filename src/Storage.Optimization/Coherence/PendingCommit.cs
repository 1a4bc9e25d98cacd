using System.Runtime.ExceptionServices;

namespace Storage.Optimization.Internal;

/// <summary>What one commit has marked, to be taken in and released at its end.</summary>
internal sealed class PendingCommit
{
    private readonly List<TableRegion> _regions = [];
    private readonly List<TableRegion> _tables = [];
    private readonly List<MarkedRow> _rows = [];

    public void Begin(CommitNotice notice, Dictionary<EntityMap, TableRegion> regions)
    {
        if (notice.AllTables || notice.Tables.Count > 0)
        {
            foreach (var region in regions.Values)
            {
                if (notice.AllTables || notice.Tables.Contains(region.Map.Table))
                {
                    MarkTable(region);
                }
            }
        }

        EntityMap? map = null;
        TableRegion? known = null;
        for (var i = 0; i < notice.Rows.Count && !notice.AllTables && regions.Count > 0; i++)
        {
            var change = notice.Rows[i];
            if (change.Map != map)
            {
                map = change.Map;
                known = regions.GetValueOrDefault(map);
                Include(known);
                MarkSiblings(map, regions);
            }

            if (known is not null)
            {
                _rows.Add(Mark(known, change, i));
            }
        }
    }

    /// <summary>Marks a table that came to be cached while the commit runs.</summary>
    public void AddLate(TableRegion region) => MarkTable(region);

    /// <summary>Takes in what the commit did. Whatever fails in that, nothing stays marked, and nothing stays that the commit may have
    /// changed.</summary>
    public void End(CommitNotice notice, bool isCommitted)
    {
        Exception? failure = null;
        try
        {
            foreach (var region in _tables)
            {
                region.Invalidate();
            }

            foreach (var region in _regions)
            {
                region.Marks.Advance();
            }

            foreach (var row in _rows)
            {
                failure = Apply(row, notice.Rows[row.Index], isCommitted) ?? failure;
            }

            StampAgain(notice);
        }
        finally
        {
            Release(notice);
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    // a host's converter runs in here, on a row that nobody has asked for: what it throws is not to cost the other rows theirs
    private static Exception? Apply(in MarkedRow row, in RowChange change, bool isCommitted)
    {
        try
        {
            // where it was rolled back nothing may be assumed of the row: it is not the one that the notice carries
            row.Region.Apply(isCommitted ? change : change with { Kind = RowChangeKind.Patched, Row = null, Patch = null }, row.Key, row.Region.Marks.Clock);
            return null;
        }
        catch (Exception exception)
        {
            row.Region.Invalidate();
            return exception;
        }
    }

    // a reader that began meanwhile may have taken the old row out of a cell: for it too the row has changed
    private void StampAgain(CommitNotice notice)
    {
        foreach (var region in _regions)
        {
            region.Marks.Advance();
        }

        foreach (var row in _rows)
        {
            if (row.Region.Settings.Rules.StampsAgain && notice.Rows[row.Index].Kind != RowChangeKind.Inserted)
            {
                row.Region.Marks.Stamp(row.Key, row.Region.Marks.Clock);
            }
        }
    }

    private void Release(CommitNotice notice)
    {
        foreach (var row in _rows)
        {
            var marks = row.Region.Marks;
            marks.Unmark(row.Key);
            marks.Unmark(row.Partition);
            if (notice.Rows[row.Index].IsMoved)
            {
                marks.Unmark(row.Previous);
            }
        }

        foreach (var region in _tables)
        {
            region.Marks.UnmarkTable();
            region.Marks.End();
        }

        foreach (var region in _regions)
        {
            region.Marks.End();
        }

        _rows.Clear();
        _tables.Clear();
        _regions.Clear();
    }

    private static MarkedRow Mark(TableRegion region, in RowChange change, int index)
    {
        var marked = new MarkedRow(
            region,
            index,
            CommitMarks.PlaceOf(change.Key),
            CommitMarks.PlaceOf(change.Partition),
            change.IsMoved ? CommitMarks.PlaceOf(change.PreviousPartition) : 0);
        region.Marks.Mark(marked.Key);
        region.Marks.Mark(marked.Partition);
        if (change.IsMoved)
        {
            region.Marks.Mark(marked.Previous);
        }

        return marked;
    }

    private void Include(TableRegion? region)
    {
        if (region is not null && !_regions.Contains(region))
        {
            region.Marks.Begin();
            _regions.Add(region);
        }
    }

    // another type over the same table: its keys and partitions may be other columns
    private void MarkSiblings(EntityMap map, Dictionary<EntityMap, TableRegion> regions)
    {
        foreach (var region in regions.Values)
        {
            if (region.Map != map && string.Equals(region.Map.Table, map.Table, StringComparison.OrdinalIgnoreCase) && !_tables.Contains(region))
            {
                MarkTable(region);
            }
        }
    }

    private void MarkTable(TableRegion region)
    {
        region.Marks.Begin();
        region.Marks.MarkTable();
        _tables.Add(region);
    }

    private readonly record struct MarkedRow(TableRegion Region, int Index, int Key, int Partition, int Previous);
}
