namespace OrleansBooking.Grains.Privacy;

/// <summary>The personal fields of one reservation as stored: sealed, with the hashes that find them. Null: the field is empty.</summary>
/// <param name="WrappedKey">The reservation's data key under the master key; deleting it erases the person (P3).</param>
public sealed record SealedContact(
    short KeyVersion, byte[] WrappedKey,
    byte[]? Name, byte[]? Kana, byte[]? Phone, byte[]? Email, byte[]? Note, byte[]? ReservationId, string? Language,
    byte[]? KanaHash, byte[]? FamilyKanaHash, byte[]? PhoneHash, byte[]? PhoneLast4Hash);
