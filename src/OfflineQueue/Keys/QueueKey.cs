using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace OfflineQueue;

/// <summary>A key of a ring: 32 bytes, and a number that is made from them, so that it is the same wherever the key comes from.</summary>
public sealed class QueueKey
{
    /// <summary>The length of a key in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] _bytes;

    private QueueKey(byte[] bytes)
    {
        _bytes = bytes;

        // 0 marks what is not sealed
        var id = BinaryPrimitives.ReadUInt32BigEndian(HMACSHA256.HashData(bytes, "OfflineQueue key id"u8));
        Id = id == 0 ? 1 : id;
    }

    /// <summary>Gets the key's number; it says nothing of the key itself.</summary>
    public uint Id { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Makes a new key at random.</summary>
    /// <returns>The key.</returns>
    public static QueueKey Generate() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads a key.</summary>
    /// <param name="text">32 bytes in Base64.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is no such key. The message does not repeat it.</exception>
    public static QueueKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var read) && read == Length && TextLength(text) == 44
            ? new QueueKey(bytes)
            : throw new FormatException(
                $"A queue key is {Length} bytes in Base64, which are 44 characters; this one has {TextLength(text)}. Make one with 'openssl rand -base64 32'.");
    }

    /// <summary>Gives the key as <see cref="Parse"/> reads it; keep it secret.</summary>
    /// <returns>The key in Base64.</returns>
    public string Export() => Convert.ToBase64String(_bytes);

    /// <summary>Names the key by its number.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"key {Id:x8}");

    private static int TextLength(string text) => text.AsSpan().Trim().Length;
}
