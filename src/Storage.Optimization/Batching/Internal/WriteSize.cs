namespace Storage.Optimization.Internal;

/// <summary>How much a write holds in memory, about.</summary>
internal readonly record struct WriteSize(int Rows, long Bytes)
{
    private const int BytesPerWrite = 200;

    public WriteSize Plus(WriteSize other) => new(Rows + other.Rows, Bytes + other.Bytes);

    public static WriteSize Of(WriteUnit unit)
    {
        var rows = 0;
        long bytes = BytesPerWrite;
        var statements = unit.Statements;
        for (var i = 0; i < statements.Count; i++)
        {
            switch (statements[i])
            {
                case RowWrite write:
                    rows += write.RowCount;
                    bytes += Measure(write);
                    break;
                case PatchWrite patch:
                    rows++;
                    bytes += Measure(patch.Parameters);
                    break;
                case DeleteWrite delete:
                    rows++;
                    bytes += Measure(delete.Parameters);
                    break;
                case SqlWrite sql:
                    rows++;
                    bytes += Measure(sql.Parameters);
                    break;
                default:
                    rows++;
                    break;
            }
        }

        return new(Math.Max(rows, 1), bytes);
    }

    private static long Measure(RowWrite write)
    {
        var counter = new Counter(write.FurtherParameters);
        for (var i = 0; i < write.RowCount; i++)
        {
            write.WriteRow(i, ref counter);
        }

        return counter.Bytes;
    }

    private static long Measure(IReadOnlyList<DbValue> values)
    {
        long bytes = 0;
        for (var i = 0; i < values.Count; i++)
        {
            bytes += SizeOf(values[i]);
        }

        return bytes;
    }

    private static long SizeOf(DbValue value) => value.Kind switch
    {
        DbValueKind.Text => sizeof(char) * value.AsString().Length,
        DbValueKind.Blob => value.AsBytes().Length,
        DbValueKind.List => Measure(value.AsList()),
        _ => sizeof(long),
    };

    private struct Counter(IReadOnlyList<DbValue> further) : IRowWriter
    {
        public long Bytes { get; private set; } = Measure(further);

        public void Null(int ordinal) => Bytes++;

        public void Int64(int ordinal, long value) => Bytes += sizeof(long);

        public void Double(int ordinal, double value) => Bytes += sizeof(double);

        public void Text(int ordinal, string value) => Bytes += sizeof(char) * (value?.Length ?? 0);

        public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value) => Bytes += value.Length;

        public void Blob(int ordinal, scoped ReadOnlySpan<byte> value) => Bytes += value.Length;
    }
}
