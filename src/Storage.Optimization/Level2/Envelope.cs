using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace Storage.Optimization.Internal;

/// <summary>What stands before a value in the second level: format, process epoch, moment of reading, expiry, and a checksum over key and
/// value. What does not fit is a miss.</summary>
/// <remarks>
/// <code>
/// 0   1  format
/// 1  16  epoch: the process and cache that wrote it
/// 17  8  the table's clock of commits when the value began to be read
/// 25  8  the cache's milliseconds at which it expires
/// 33  8  XXH3 of the key, then of everything from 0 to 33 and the value
/// 41     the value
/// </code>
/// </remarks>
internal readonly record struct Envelope(long Clock, long Expires)
{
    public const int HeaderBytes = 41;

    private const byte Format = 1;
    private const int ChecksumAt = 33;

    public static ArrayBufferWriter<byte> Begin(Guid epoch, long clock, long expires)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var header = buffer.GetSpan(HeaderBytes)[..HeaderBytes];
        header[0] = Format;
        epoch.TryWriteBytes(header[1..]);
        BinaryPrimitives.WriteInt64LittleEndian(header[17..], clock);
        BinaryPrimitives.WriteInt64LittleEndian(header[25..], expires);
        buffer.Advance(HeaderBytes);
        return buffer;
    }

    public static byte[] End(ArrayBufferWriter<byte> buffer, string key)
    {
        var bytes = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(ChecksumAt), Checksum(bytes, key));
        return bytes;
    }

    public static bool TryOpen(ReadOnlySpan<byte> bytes, string key, Guid epoch, out Envelope envelope)
    {
        envelope = default;
        Span<byte> ours = stackalloc byte[16];
        epoch.TryWriteBytes(ours);
        if (bytes.Length < HeaderBytes
            || bytes[0] != Format
            || !bytes[1..17].SequenceEqual(ours)
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChecksumAt..]) != Checksum(bytes, key))
        {
            return false;
        }

        envelope = new Envelope(BinaryPrimitives.ReadInt64LittleEndian(bytes[17..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[25..]));
        return true;
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes, string key)
    {
        var ofKey = XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(key.AsSpan()));
        var ofHeader = XxHash3.HashToUInt64(bytes[..ChecksumAt], (long)ofKey);
        return XxHash3.HashToUInt64(bytes[HeaderBytes..], (long)ofHeader);
    }
}
