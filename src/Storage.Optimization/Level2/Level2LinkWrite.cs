using System.Buffers;

namespace Storage.Optimization.Internal;

/// <summary>The key of the row that a unique value names, on its way to the second level.</summary>
internal sealed class Level2LinkWrite(string name, DbValue key, long clock, long expires) : Level2Write(name, clock, expires)
{
    public override void WriteTo(ArrayBufferWriter<byte> buffer)
    {
        var encoder = new RowEncoder(buffer);
        switch (key.Kind)
        {
            case DbValueKind.Integer:
                encoder.Int64(0, key.AsInt64());
                break;
            case DbValueKind.Real:
                encoder.Double(0, key.AsDouble());
                break;
            case DbValueKind.Text:
                encoder.Utf8(0, key.AsUtf8().Span);
                break;
            default:
                encoder.Blob(0, key.AsBytes().Span);
                break;
        }
    }
}
