using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Storage.Optimization.Internal;

/// <summary>Writes a row as bytes: for each column a tag, then eight bytes of a number, or a length and the bytes of a text or
/// blob.</summary>
/// <param name="buffer">Takes the bytes.</param>
internal readonly struct RowEncoder(ArrayBufferWriter<byte> buffer) : IRowWriter
{
    public const byte NullTag = 0;
    public const byte IntegerTag = 1;
    public const byte RealTag = 2;
    public const byte TextTag = 3;
    public const byte BlobTag = 4;

    private const int LengthBytes = sizeof(int);

    public void Null(int ordinal)
    {
        buffer.GetSpan(1)[0] = NullTag;
        buffer.Advance(1);
    }

    public void Int64(int ordinal, long value) => Number(IntegerTag, value);

    public void Double(int ordinal, double value) => Number(RealTag, BitConverter.DoubleToInt64Bits(value));

    public void Text(int ordinal, string value)
    {
        var span = buffer.GetSpan(1 + LengthBytes + Encoding.UTF8.GetMaxByteCount(value.Length));
        span[0] = TextTag;
        var length = Encoding.UTF8.GetBytes(value, span[(1 + LengthBytes)..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], length);
        buffer.Advance(1 + LengthBytes + length);
    }

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value) => Bytes(TextTag, value);

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value) => Bytes(BlobTag, value);

    private void Number(byte tag, long bits)
    {
        var span = buffer.GetSpan(1 + sizeof(long));
        span[0] = tag;
        BinaryPrimitives.WriteInt64LittleEndian(span[1..], bits);
        buffer.Advance(1 + sizeof(long));
    }

    private void Bytes(byte tag, scoped ReadOnlySpan<byte> value)
    {
        var span = buffer.GetSpan(1 + LengthBytes + value.Length);
        span[0] = tag;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], value.Length);
        value.CopyTo(span[(1 + LengthBytes)..]);
        buffer.Advance(1 + LengthBytes + value.Length);
    }
}
