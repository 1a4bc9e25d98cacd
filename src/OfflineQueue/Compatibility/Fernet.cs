using System.Security.Cryptography;

namespace OfflineQueue.Internal;

/// <summary>Opens Fernet tokens: <c>0x80 | time (8) | vector (16) | AES-128-CBC | HMAC-SHA256 (32)</c>, all in URL-safe Base64. The HMAC is
/// checked before anything is decrypted. https://github.com/fernet/spec</summary>
internal static class Fernet
{
    private const byte Version = 0x80;
    private const int HeaderLength = 1 + 8;
    private const int BlockLength = 16;
    private const int MacLength = 32;
    private const int KeyLength = 32;
    private const int HalfKey = KeyLength / 2;

    public static byte[] Open(ReadOnlySpan<byte> token, string key)
    {
        var secret = Decode(key.AsSpan()) is { Length: KeyLength } bytes
            ? bytes
            : throw new QueueKeyException($"The Fernet key is not {KeyLength} bytes in URL-safe Base64. Take the content of the predecessor's .key file.");
        var data = Decode(System.Text.Encoding.ASCII.GetString(token).AsSpan());
        if (data is null || data.Length < HeaderLength + BlockLength + BlockLength + MacLength || data[0] != Version || (data.Length - HeaderLength - MacLength) % BlockLength != 0)
        {
            throw new InvalidDataException("The file is no whole Fernet token: it is cut off or was changed. Nothing was imported; take it from a backup.");
        }

        Span<byte> mac = stackalloc byte[MacLength];
        HMACSHA256.HashData(secret.AsSpan(0, HalfKey), data.AsSpan(0, data.Length - MacLength), mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, data.AsSpan(data.Length - MacLength)))
        {
            throw new QueueKeyException("The file was changed, or the Fernet key is not its key. Nothing was imported; check the .key file that lay beside it.");
        }

        using var aes = Aes.Create();
        aes.Key = secret[HalfKey..];
        return aes.DecryptCbc(data.AsSpan(HeaderLength + BlockLength, data.Length - HeaderLength - BlockLength - MacLength), data.AsSpan(HeaderLength, BlockLength));
    }

    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var plain = text.Trim().ToString().Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[(plain.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var written) ? bytes[..written] : null;
    }
}
