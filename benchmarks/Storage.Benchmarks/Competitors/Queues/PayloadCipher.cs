using System.Security.Cryptography;

namespace Storage.Benchmarks;

/// <summary>AES-256-GCM as the rivals' hosts would write it. One thread uses one.</summary>
internal sealed class PayloadCipher : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly AesGcm _aes = new(Key, TagLength);

    public byte[] Seal(byte[] plain)
    {
        var sealedBytes = new byte[NonceLength + plain.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        _aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceLength, plain.Length), sealedBytes.AsSpan(NonceLength + plain.Length));
        return sealedBytes;
    }

    public byte[] Open(byte[] sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        _aes.Decrypt(sealedBytes.AsSpan(0, NonceLength), sealedBytes.AsSpan(NonceLength, plain.Length), sealedBytes.AsSpan(NonceLength + plain.Length), plain);
        return plain;
    }

    public void Dispose() => _aes.Dispose();
}
