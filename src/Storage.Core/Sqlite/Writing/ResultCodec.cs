namespace Storage.Core.Internal;

/// <summary>Keeps a unit's results beside its idempotency key: counts and keys, but no rows.</summary>
internal static class ResultCodec
{
    public static byte[] Encode(StatementResult[] results)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write7BitEncodedInt(results.Length);
        foreach (var result in results)
        {
            writer.Write7BitEncodedInt(result.RowsAffected);
            writer.Write7BitEncodedInt(result.Keys.Count);
            foreach (var key in result.Keys)
            {
                Write(writer, key);
            }
        }

        return buffer.ToArray();
    }

    public static StatementResult[] Decode(ReadOnlySpan<byte> stored)
    {
        using var reader = new BinaryReader(new MemoryStream(stored.ToArray()));
        var results = new StatementResult[reader.Read7BitEncodedInt()];
        for (var i = 0; i < results.Length; i++)
        {
            var affected = reader.Read7BitEncodedInt();
            var keys = new DbValue[reader.Read7BitEncodedInt()];
            for (var k = 0; k < keys.Length; k++)
            {
                keys[k] = Read(reader);
            }

            results[i] = new StatementResult(affected, keys);
        }

        return results;
    }

    private static void Write(BinaryWriter writer, DbValue value)
    {
        writer.Write((byte)value.Kind);
        switch (value.Kind)
        {
            case DbValueKind.Integer:
                writer.Write(value.AsInt64());
                break;
            case DbValueKind.Real:
                writer.Write(value.AsDouble());
                break;
            case DbValueKind.Text:
                writer.Write(value.AsString());
                break;
            case DbValueKind.Blob:
                writer.Write7BitEncodedInt(value.AsBytes().Length);
                writer.Write(value.AsBytes().Span);
                break;
            default:
                break;
        }
    }

    private static DbValue Read(BinaryReader reader) => (DbValueKind)reader.ReadByte() switch
    {
        DbValueKind.Integer => DbValue.From(reader.ReadInt64()),
        DbValueKind.Real => DbValue.From(reader.ReadDouble()),
        DbValueKind.Text => DbValue.From(reader.ReadString()),
        DbValueKind.Blob => DbValue.From(reader.ReadBytes(reader.Read7BitEncodedInt())),
        _ => DbValue.Null,
    };
}
