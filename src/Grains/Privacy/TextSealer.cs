using System.Security.Cryptography;
using System.Text;

namespace OrleansBooking.Grains.Privacy;

/// <summary>Seals one text under a data key of its own; record and field are associated data (P1, design rule 10).
/// Box: wrapped key (60 bytes), then the text.</summary>
public sealed class TextSealer(KeyRing keys)
{
    private const int DataKeyLength = 32;
    private const int WrappedLength = AuthenticatedBox.NonceLength + DataKeyLength + 16;

    /// <summary>Stands in the row beside the sealed texts.</summary>
    public short KeyVersion => keys.Version;

    public byte[]? Seal(string record, string field, string? text)
    {
        if (text is null) return null;
        var dataKey = RandomNumberGenerator.GetBytes(DataKeyLength);
        using var master = AuthenticatedBox.Cipher(keys.Master);
        using var cipher = AuthenticatedBox.Cipher(dataKey);
        var wrapped = AuthenticatedBox.Seal(master, dataKey, Associated(record, field, "key"));
        CryptographicOperations.ZeroMemory(dataKey);
        return [.. wrapped, .. AuthenticatedBox.Seal(cipher, Encoding.UTF8.GetBytes(text), Associated(record, field, "text"))];
    }

    /// <exception cref="CryptographicException">Tampered with, or the key version is another.</exception>
    public string? Open(string record, string field, short keyVersion, byte[]? box)
    {
        if (box is null) return null;
        if (keyVersion != keys.Version) throw new CryptographicException("Sealed under a key version that this silo does not have.");
        using var master = AuthenticatedBox.Cipher(keys.Master);
        var dataKey = AuthenticatedBox.Open(master, box.AsSpan(0, Math.Min(WrappedLength, box.Length)), Associated(record, field, "key"));
        using var cipher = AuthenticatedBox.Cipher(dataKey);
        CryptographicOperations.ZeroMemory(dataKey);
        return Encoding.UTF8.GetString(AuthenticatedBox.Open(cipher, box.AsSpan(WrappedLength), Associated(record, field, "text")));
    }

    private static byte[] Associated(string record, string field, string part) => Encoding.UTF8.GetBytes($"text\n{record}\n{field}\n{part}");
}
