namespace Storage.Core.Internal;

/// <content>Inserts and upserts.</content>
internal sealed partial class UnitExecutor
{
    private StatementResult RunRows(RowWrite write)
    {
        var shape = write.InsertShape;
        var map = shape.Map!;
        var asksKey = shape.Conflict == ConflictAction.Update && ((collectChanges && map.Partition is not null) || !shape.KeepsGivenKey);
        var statement = handle.Statement(shape, asksKey ? StatementVariant.ReturningKey : StatementVariant.Plain);
        var keys = new DbValue[write.RowCount];
        var affected = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var existing = ExistingPartition(write, i);
            if (RunRow(write, i, statement, asksKey, out keys[i], out var partition))
            {
                affected++;
                if (collectChanges)
                {
                    _rows.Add(ChangeOf(write, i, keys[i], partition, existing));
                }
            }
        }

        AddTables(statement, map.Table);
        return new(affected, keys);
    }

    private bool RunRow(RowWrite write, int index, SqliteStatement statement, bool asksKey, out DbValue key, out DbValue? partition)
    {
        partition = null;
        var writer = statement.Writer;
        try
        {
            write.WriteRow(index, ref writer);
            writer.Values((DbValue[])write.FurtherParameters, write.InsertShape.Map!.Columns.Count);
            if (asksKey)
            {
                var isWritten = statement.Step();
                key = isWritten ? statement.Row.GetValue(0) : DbValue.Null;
                partition = isWritten && write.Shape.Map!.Partition is not null ? statement.Row.GetValue(1) : default(DbValue?);
                while (isWritten && statement.Step())
                {
                }

                return isWritten;
            }

            statement.Step();
        }
        finally
        {
            statement.Reset();
        }

        var changed = handle.Changes > 0;
        key = !changed ? DbValue.Null : KeyAfterInsert(write, index);
        return changed;
    }

    private DbValue KeyAfterInsert(RowWrite write, int index) =>
        write.KeyOf(index) is { IsNull: false } given ? given : DbValue.From(handle.LastInsertRowId);

    // the chat that an upserted row leaves; asked only where an upsert can move a row
    private DbValue? ExistingPartition(RowWrite write, int index)
    {
        var shape = write.InsertShape;
        if (!collectChanges || !shape.CanMoveRows)
        {
            return null;
        }

        var select = handle.Statement(shape, StatementVariant.SelectExisting);
        try
        {
            select.Writer.Values([.. shape.Target.Select(column => write.ValueOf(index, column))]);
            return select.Step() ? select.Row.GetValue(1) : default(DbValue?);
        }
        finally
        {
            select.Reset();
        }
    }

    // an upsert by another unique column meets a row that keeps its own key, which a caller-made one cannot be given
    private static bool IsStoredKey(RowWrite write, int index, DbValue key) =>
        write.Shape.Map!.KeyGeneration != KeyGeneration.Caller || write.KeyOf(index) == key;

    private static RowChange ChangeOf(RowWrite write, int index, DbValue key, DbValue? partition, DbValue? existing)
    {
        var shape = write.InsertShape;
        var map = shape.Map!;
        var stored = partition ?? (map.Partition is { } column ? write.ValueOf(index, column) : DbValue.Null);
        return new(map, shape.Conflict == ConflictAction.Update ? RowChangeKind.Upserted : RowChangeKind.Inserted, key)
        {
            Partition = stored,
            IsMoved = existing is { } before && before != stored,
            PreviousPartition = existing ?? DbValue.Null,
            Row = shape.WritesWholeRows && IsStoredKey(write, index, key) ? write.AsStored(index, key) : null,
        };
    }
}
