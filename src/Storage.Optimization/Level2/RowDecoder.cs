using System.Buffers.Binary;
using System.Text;

namespace Storage.Optimization.Internal;

/// <summary>Reads what <see cref="RowEncoder"/> wrote.</summary>
internal readonly ref struct RowDecoder : IRowReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<int> _starts;

    private RowDecoder(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> starts)
    {
        _bytes = bytes;
        _starts = starts;
    }

    public int ColumnCount => _starts.Length;

    /// <summary>Finds where each column begins.</summary>
    /// <param name="bytes">The row.</param>
    /// <param name="starts">Takes the places; as many as there are columns.</param>
    /// <param name="decoder">The reader.</param>
    /// <returns>Whether the bytes are a row of that many columns.</returns>
    public static bool TryCreate(ReadOnlySpan<byte> bytes, Span<int> starts, out RowDecoder decoder)
    {
        decoder = default;
        var place = 0;
        for (var ordinal = 0; ordinal < starts.Length; ordinal++)
        {
            if (place >= bytes.Length || LengthOf(bytes, place) is not { } length || length > bytes.Length - place)
            {
                return false;
            }

            starts[ordinal] = place;
            place += length;
        }

        decoder = new RowDecoder(bytes, starts);
        return place == bytes.Length;
    }

    public bool IsNull(int ordinal) => _bytes[_starts[ordinal]] == RowEncoder.NullTag;

    public DbValueKind KindOf(int ordinal) => _bytes[_starts[ordinal]] switch
    {
        RowEncoder.IntegerTag => DbValueKind.Integer,
        RowEncoder.RealTag => DbValueKind.Real,
        RowEncoder.TextTag => DbValueKind.Text,
        RowEncoder.BlobTag => DbValueKind.Blob,
        _ => DbValueKind.Null,
    };

    public long GetInt64(int ordinal) => KindOf(ordinal) switch
    {
        DbValueKind.Integer => Bits(ordinal),
        DbValueKind.Real => (long)GetDouble(ordinal),
        _ => 0,
    };

    public double GetDouble(int ordinal) => KindOf(ordinal) switch
    {
        DbValueKind.Integer => Bits(ordinal),
        DbValueKind.Real => BitConverter.Int64BitsToDouble(Bits(ordinal)),
        _ => 0,
    };

    public string GetString(int ordinal) => IsNull(ordinal) ? string.Empty : Encoding.UTF8.GetString(GetBytes(ordinal));

    public ReadOnlySpan<byte> GetBytes(int ordinal)
    {
        var start = _starts[ordinal];
        return _bytes[start] is RowEncoder.TextTag or RowEncoder.BlobTag
            ? _bytes.Slice(start + 1 + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(_bytes[(start + 1)..]))
            : default;
    }

    public DbValue GetValue(int ordinal) => KindOf(ordinal) switch
    {
        DbValueKind.Integer => DbValue.From(Bits(ordinal)),
        DbValueKind.Real => DbValue.From(GetDouble(ordinal)),
        DbValueKind.Text => DbValue.FromUtf8(GetBytes(ordinal)),
        DbValueKind.Blob => DbValue.From(GetBytes(ordinal).ToArray()),
        _ => DbValue.Null,
    };

    private long Bits(int ordinal) => BinaryPrimitives.ReadInt64LittleEndian(_bytes[(_starts[ordinal] + 1)..]);

    private static int? LengthOf(ReadOnlySpan<byte> bytes, int place)
    {
        var left = bytes.Length - place - 1;
        switch (bytes[place])
        {
            case RowEncoder.NullTag:
                return 1;
            case RowEncoder.IntegerTag or RowEncoder.RealTag:
                return 1 + sizeof(long);
            case RowEncoder.TextTag or RowEncoder.BlobTag when left >= sizeof(int):
                var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[(place + 1)..]);
                return length >= 0 && length <= left - sizeof(int) ? 1 + sizeof(int) + length : null;
            default:
                return null;
        }
    }
}
