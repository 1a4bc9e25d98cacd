namespace Storage.Optimization.Internal;

/// <summary>Adds up about how many bytes a row's object takes.</summary>
internal struct RowSize : IRowWriter
{
    // an object's header and the references to it in cell, entry and dictionary
    private const int EntryBytes = 200;
    private const int StringBytes = 22;
    private const int ArrayBytes = 24;

    private long _bytes;

    public static long Of<T>(T row)
        where T : class, IEntity<T>
    {
        var size = new RowSize { _bytes = EntryBytes + (T.Map.Columns.Count * sizeof(long)) };
        T.Write(row, ref size);
        return size._bytes;
    }

    public static long Of<TRow>(ReadOnlySpan<TRow> rows, EntityMap map)
        where TRow : IRow<TRow>
    {
        var size = new RowSize { _bytes = rows.Length * (long)(EntryBytes + (map.Columns.Count * sizeof(long))) };
        if (typeof(TRow) != map.EntityType)
        {
            // a few columns of the entity, whatever they hold
            return size._bytes;
        }

        IRowWriter writer = size;
        foreach (var row in rows)
        {
            map.Write(row, writer);
        }

        return ((RowSize)writer)._bytes;
    }

    public readonly void Null(int ordinal)
    {
    }

    public readonly void Int64(int ordinal, long value)
    {
    }

    public readonly void Double(int ordinal, double value)
    {
    }

    public void Text(int ordinal, string value) => _bytes += StringBytes + (value.Length * sizeof(char));

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value) => _bytes += ArrayBytes + value.Length;

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value) => _bytes += ArrayBytes + value.Length;
}
