using System.Security.Cryptography;
using System.Text;

namespace OfflineQueue.Internal;

/// <summary>Hashes keys with a queue's secret, so that who reads the file cannot tell whose conversations are in it, nor try
/// names.</summary>
internal sealed class KeyHash(byte[] secret)
{
    public const int SecretLength = 32;

    private const int HashLength = 32;

    public Guid Order(string key) => Of((byte)'o', key);

    public Guid Dedupe(string key) => Of((byte)'d', key);

    public Guid Cached(string id) => Of((byte)'c', id);

    private Guid Of(byte kind, string key)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        HMACSHA256.HashData(secret, [kind, .. Encoding.UTF8.GetBytes(key)], hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
