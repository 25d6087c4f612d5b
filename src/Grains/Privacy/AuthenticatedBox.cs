using System.Security.Cryptography;

namespace OrleansBooking.Grains.Privacy;

/// <summary>AES-256-GCM with the nonce in front and the tag behind: nonce (12), ciphertext, tag (16).</summary>
public static class AuthenticatedBox
{
    public const int NonceLength = 12;

    private const int TagLength = 16;

    /// <summary>Seals under a random nonce: for keys that are used again.</summary>
    public static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        RandomNumberGenerator.Fill(nonce);
        return Seal(cipher, nonce, plain, associated);
    }

    /// <summary>Seals under a nonce that the caller never uses again with this key.</summary>
    public static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var box = new byte[NonceLength + plain.Length + TagLength];
        nonce.CopyTo(box);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length), associated);
        return box;
    }

    /// <exception cref="CryptographicException">The box or the associated data was changed, or the key is another.</exception>
    public static byte[] Open(AesGcm cipher, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated)
    {
        if (box.Length < NonceLength + TagLength) throw new AuthenticationTagMismatchException();
        var plain = new byte[box.Length - NonceLength - TagLength];
        cipher.Decrypt(box[..NonceLength], box.Slice(NonceLength, plain.Length), box[^TagLength..], plain, associated);
        return plain;
    }

    /// <summary>A cipher for a 32-byte key.</summary>
    public static AesGcm Cipher(ReadOnlySpan<byte> key) => new(key, TagLength);
}
