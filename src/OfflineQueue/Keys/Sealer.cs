using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace OfflineQueue.Internal;

/// <summary>
/// Seals what goes into a queue's rows: <c>version | algorithm | key id (4) | nonce (12) | cipher | tag (16)</c>. The header, the kind, the
/// queue and the row's identity are authenticated, so that rows cannot be swapped or moved. Each queue has keys of its own, derived from the
/// ring's.
/// </summary>
/// <remarks>Nonces are random, which is safe for some 2^32 messages a key and queue (NIST SP 800-38D); rotate long before.</remarks>
internal sealed class Sealer(string queue, QueueKeyRing? ring)
{
    private const byte Version = 1;
    private const byte Plain = 0;
    private const byte AesGcm256 = 1;
    private const int HeaderLength = 6;
    private const int Overhead = HeaderLength + AesPool.NonceLength + AesPool.TagLength;
    private const int IdentityLength = 16;

    private readonly ConcurrentDictionary<uint, AesPool> _pools = new();
    private readonly byte[] _queue = Encoding.UTF8.GetBytes(queue);
    private volatile QueueKeyRing? _ring = ring;

    /// <summary>Whether rows that are not sealed are taken: where the host has turned sealing off, and until all rows are sealed after it
    /// has turned it on.</summary>
    public bool AllowsPlain { get; set; } = ring is null;

    /// <summary>The key that seals; 0 where nothing is sealed.</summary>
    public uint CurrentKeyId => _ring?.Current.Id ?? 0;

    public void Replace(QueueKeyRing? ring) => _ring = ring;

    public byte[] Seal(SealKind kind, Guid identity, ReadOnlySpan<byte> content)
    {
        if (_ring is not { } ring)
        {
            return [Version, Plain, 0, 0, 0, 0, .. content];
        }

        var envelope = new byte[content.Length + Overhead];
        envelope[0] = Version;
        envelope[1] = AesGcm256;
        BinaryPrimitives.WriteUInt32BigEndian(envelope.AsSpan(2), ring.Current.Id);
        var nonce = envelope.AsSpan(HeaderLength, AesPool.NonceLength);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> associated = stackalloc byte[AssociatedLength];
        Associate(associated, envelope, kind, identity);
        Pool(ring.Current).Seal(
            nonce,
            content,
            envelope.AsSpan(HeaderLength + AesPool.NonceLength, content.Length),
            envelope.AsSpan(envelope.Length - AesPool.TagLength),
            associated);
        return envelope;
    }

    public UnsealResult Open(SealKind kind, Guid identity, ReadOnlySpan<byte> envelope, out byte[] content)
    {
        content = [];
        if (envelope.Length < HeaderLength || envelope[0] != Version)
        {
            return UnsealResult.Damaged;
        }

        var keyId = BinaryPrimitives.ReadUInt32BigEndian(envelope[2..]);
        if (envelope[1] == Plain)
        {
            // or whoever can write the file could put words into the queue that no key has seen
            content = AllowsPlain ? envelope[HeaderLength..].ToArray() : [];
            return AllowsPlain && keyId == 0 ? UnsealResult.Opened : UnsealResult.Damaged;
        }

        if (envelope[1] != AesGcm256 || envelope.Length < Overhead)
        {
            return UnsealResult.Damaged;
        }

        if (_ring?.Find(keyId) is not { } key)
        {
            return UnsealResult.KeyMissing;
        }

        Span<byte> associated = stackalloc byte[AssociatedLength];
        Associate(associated, envelope, kind, identity);
        content = new byte[envelope.Length - Overhead];
        var isOpen = Pool(key).TryOpen(
            envelope.Slice(HeaderLength, AesPool.NonceLength),
            envelope[(HeaderLength + AesPool.NonceLength)..^AesPool.TagLength],
            envelope[^AesPool.TagLength..],
            content,
            associated);
        return isOpen ? UnsealResult.Opened : UnsealResult.Damaged;
    }

    private int AssociatedLength => HeaderLength + 1 + IdentityLength + _queue.Length;

    private void Associate(Span<byte> associated, ReadOnlySpan<byte> envelope, SealKind kind, Guid identity)
    {
        envelope[..HeaderLength].CopyTo(associated);
        associated[HeaderLength] = (byte)kind;
        identity.TryWriteBytes(associated[(HeaderLength + 1)..], bigEndian: true, out _);
        _queue.CopyTo(associated[(HeaderLength + 1 + IdentityLength)..]);
    }

    private AesPool Pool(QueueKey key) => _pools.TryGetValue(key.Id, out var pool) ? pool : _pools.GetOrAdd(key.Id, _ => new AesPool(Derive(key)));

    private byte[] Derive(QueueKey key)
    {
        var derived = new byte[QueueKey.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, derived, salt: [], info: [.. "OfflineQueue/1/"u8, .. _queue]);
        return derived;
    }
}
