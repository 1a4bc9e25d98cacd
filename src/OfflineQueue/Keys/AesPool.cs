using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace OfflineQueue.Internal;

/// <summary>Ciphers of one key. One is not safe for two threads at once on every system, so each is rented.</summary>
internal sealed class AesPool(byte[] key)
{
    public const int NonceLength = 12;
    public const int TagLength = 16;

    private readonly ConcurrentBag<AesGcm> _idle = [];

    public void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> cipher, Span<byte> tag, ReadOnlySpan<byte> associated)
    {
        var aes = Rent();
        aes.Encrypt(nonce, plain, cipher, tag, associated);
        _idle.Add(aes);
    }

    public bool TryOpen(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        var aes = Rent();
        try
        {
            aes.Decrypt(nonce, cipher, tag, plain, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            _idle.Add(aes);
        }
    }

    private AesGcm Rent() => _idle.TryTake(out var aes) ? aes : new AesGcm(key, TagLength);
}
