using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Grains.Privacy;

/// <summary>Seals the personal fields of a reservation under a data key of its own; record and field are associated data (P1, design rule 10).</summary>
public sealed class ContactSealer(KeyRing keys, LookUpHashes hashes) : IDisposable
{
    private const int DataKeyLength = 32;

    // A cipher is not safe for two threads at once, and each costs a key schedule.
    private readonly ThreadLocal<AesGcm> _master = new(() => AuthenticatedBox.Cipher(keys.Master));

    /// <summary>Seals under a fresh data key.</summary>
    public SealedContact Seal(long number, Contact contact, string? reservationId)
    {
        // One call: each asks the operating system's generator anew and costs as much as sealing two fields.
        Span<byte> random = stackalloc byte[DataKeyLength + AuthenticatedBox.NonceLength];
        RandomNumberGenerator.Fill(random);
        var dataKey = random[..DataKeyLength];
        using var cipher = AuthenticatedBox.Cipher(dataKey);
        var wrapped = AuthenticatedBox.Seal(_master.Value!, random[DataKeyLength..], dataKey, Associated(number, "key"));
        CryptographicOperations.ZeroMemory(random);
        // The data key seals this one contact and nothing else, ever: its fields can be counted.
        var sealedFields = 0;

        return new SealedContact(
            keys.Version, wrapped,
            Field("name", contact.Name), Field("kana", contact.Kana), Field("phone", contact.Phone), Field("email", contact.Email),
            Field("note", contact.Note), Field("reservation_id", reservationId), contact.Language,
            contact.Kana is { } kana ? hashes.Kana(KanaText.Full(kana)) : null,
            contact.Kana is { } family ? hashes.FamilyKana(KanaText.Family(family)) : null,
            contact.Phone is { } phone ? hashes.Phone(phone) : null,
            contact.Phone is { Length: >= 4 } last ? hashes.PhoneLast4(last[^4..]) : null);

        byte[]? Field(string name, string? value) =>
            value is null ? null : AuthenticatedBox.Seal(cipher, Nonce(++sealedFields), Encoding.UTF8.GetBytes(value), Associated(number, name));
    }

    /// <summary>Opens what <see cref="Seal"/> made for the same number.</summary>
    /// <exception cref="CryptographicException">Tampered with, the data key was erased, or the key version is another.</exception>
    public (Contact Contact, string? ReservationId) Open(long number, SealedContact stored)
    {
        if (stored.KeyVersion != keys.Version) throw new CryptographicException("Sealed under a key version that this silo does not have.");
        var dataKey = AuthenticatedBox.Open(_master.Value!, stored.WrappedKey, Associated(number, "key"));
        using var cipher = AuthenticatedBox.Cipher(dataKey);
        CryptographicOperations.ZeroMemory(dataKey);

        var contact = new Contact(
            Field("name", stored.Name), Field("kana", stored.Kana), Field("phone", stored.Phone), Field("email", stored.Email),
            stored.Language, Field("note", stored.Note));
        return (contact, Field("reservation_id", stored.ReservationId));

        string? Field(string name, byte[]? box) =>
            box is null ? null : Encoding.UTF8.GetString(AuthenticatedBox.Open(cipher, box, Associated(number, name)));
    }

    public void Dispose() => _master.Dispose();

    private static byte[] Nonce(int field)
    {
        var nonce = new byte[AuthenticatedBox.NonceLength];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(AuthenticatedBox.NonceLength - sizeof(int)), field);
        return nonce;
    }

    private static byte[] Associated(long number, string field)
    {
        var data = new byte[8 + field.Length];
        BinaryPrimitives.WriteInt64BigEndian(data, number);
        Encoding.ASCII.GetBytes(field, data.AsSpan(8));
        return data;
    }
}
