using System.Buffers.Binary;
using System.Text;

namespace OfflineQueue.Internal;

/// <summary>What is sealed of a message: its order and dedupe keys in clear, and its payload. <c>version | length, key | length, key |
/// payload</c>, where a length of -1 stands for no key.</summary>
internal readonly record struct ItemContent(string? OrderKey, string? DedupeKey, ReadOnlyMemory<byte> Payload)
{
    private const byte Version = 1;
    private const int LengthSize = sizeof(int);

    public byte[] Encode()
    {
        var size = 1 + SizeOf(OrderKey) + SizeOf(DedupeKey) + Payload.Length;
        var bytes = new byte[size];
        bytes[0] = Version;
        var rest = Write(Write(bytes.AsSpan(1), OrderKey), DedupeKey);
        Payload.Span.CopyTo(rest);
        return bytes;
    }

    public static bool TryDecode(byte[] bytes, out ItemContent content)
    {
        content = default;
        var rest = (ReadOnlyMemory<byte>)bytes;
        if (rest.Length < 1 || bytes[0] != Version)
        {
            return false;
        }

        rest = rest[1..];
        if (!TryRead(ref rest, out var orderKey) || !TryRead(ref rest, out var dedupeKey))
        {
            return false;
        }

        content = new(orderKey, dedupeKey, rest);
        return true;
    }

    private static int SizeOf(string? key) => LengthSize + (key is null ? 0 : Encoding.UTF8.GetByteCount(key));

    private static Span<byte> Write(Span<byte> target, string? key)
    {
        var length = key is null ? -1 : Encoding.UTF8.GetBytes(key, target[LengthSize..]);
        BinaryPrimitives.WriteInt32LittleEndian(target, length);
        return target[(LengthSize + Math.Max(0, length))..];
    }

    private static bool TryRead(ref ReadOnlyMemory<byte> rest, out string? key)
    {
        key = null;
        if (rest.Length < LengthSize)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        rest = rest[LengthSize..];
        if (length < -1 || length > rest.Length)
        {
            return false;
        }

        if (length >= 0)
        {
            key = Encoding.UTF8.GetString(rest.Span[..length]);
            rest = rest[length..];
        }

        return true;
    }
}
