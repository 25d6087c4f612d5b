using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Seals and opens what belongs to one import, under its data key; import, use and index are associated data.</summary>
public sealed class ImportBox : IDisposable
{
    private const int KeyLength = 32;
    private const string KeyUse = "key";
    private const string ChunkUse = "chunk";
    private const string IssuedUse = "issued";

    private readonly Guid _import;
    private readonly AesGcm _cipher;

    private ImportBox(Guid import, AesGcm cipher) => (_import, _cipher) = (import, cipher);

    /// <summary>A new data key, wrapped by the master key.</summary>
    public static byte[] NewWrappedKey(KeyRing keys, Guid import)
    {
        using var master = AuthenticatedBox.Cipher(keys.Master);
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var wrapped = AuthenticatedBox.Seal(master, key, Associated(import, KeyUse, 0));
        CryptographicOperations.ZeroMemory(key);
        return wrapped;
    }

    /// <exception cref="CryptographicException">Wrapped for another import, under another master key, or tampered with.</exception>
    public static ImportBox Open(KeyRing keys, Guid import, byte[] wrapped)
    {
        using var master = AuthenticatedBox.Cipher(keys.Master);
        var key = AuthenticatedBox.Open(master, wrapped, Associated(import, KeyUse, 0));
        var cipher = AuthenticatedBox.Cipher(key);
        CryptographicOperations.ZeroMemory(key);
        return new ImportBox(import, cipher);
    }

    public byte[] SealChunk(int index, ReadOnlySpan<byte> bytes) => AuthenticatedBox.Seal(_cipher, bytes, Associated(_import, ChunkUse, index));

    public byte[] OpenChunk(int index, byte[] @sealed) => AuthenticatedBox.Open(_cipher, @sealed, Associated(_import, ChunkUse, index));

    public byte[] SealIssued(long line, string reference, string reservationId) =>
        AuthenticatedBox.Seal(_cipher, Encoding.UTF8.GetBytes($"{reservationId}\n{reference}"), Associated(_import, IssuedUse, line));

    public (string Reference, string ReservationId) OpenIssued(long line, byte[] @sealed)
    {
        var parts = Encoding.UTF8.GetString(AuthenticatedBox.Open(_cipher, @sealed, Associated(_import, IssuedUse, line))).Split('\n', 2);
        return (parts[1], parts[0]);
    }

    public void Dispose() => _cipher.Dispose();

    private static byte[] Associated(Guid import, string use, long index)
    {
        var data = new byte[16 + 8 + use.Length];
        import.TryWriteBytes(data);
        BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(16), index);
        Encoding.ASCII.GetBytes(use, data.AsSpan(24));
        return data;
    }
}
