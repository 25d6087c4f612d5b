using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Reports;

/// <summary>What a search text may mean, as look-up values; one text may mean several things, and rows that fit any of them are found.</summary>
/// <param name="Number">Twelve digits: a reservation number.</param>
/// <param name="Applicant">Hash of a reservation ID.</param>
/// <param name="Phone">Hash of a telephone number.</param>
/// <param name="PhoneLast4">Hash of exactly four digits.</param>
/// <param name="Kana">Hash of a full name in kana.</param>
/// <param name="FamilyKana">Hash of a family name, when the text has no space that would make it a full name.</param>
public sealed record SearchTerms(long? Number, byte[]? Applicant, byte[]? Phone, byte[]? PhoneLast4, byte[]? Kana, byte[]? FamilyKana)
{
    private const int LastDigits = 4;

    /// <summary>Reads a text in any width; the same normalisers as the fields themselves.</summary>
    public static SearchTerms Read(string text, LookUpHashes hashes)
    {
        var digits = TypedText.Compact(text);
        var (number, _) = ReservationNumberField.Read(text);
        var (id, _) = ReservationIdField.Read(text);
        var (phone, phoneErrors) = ContactFields.Read(Contact.None with { Phone = text });
        var (named, kanaErrors) = ContactFields.Read(Contact.None with { Kana = text });
        var kana = kanaErrors.IsEmpty ? named.Kana : null;

        return new SearchTerms(
            number,
            id is null ? null : hashes.Applicant(id),
            phoneErrors.IsEmpty && phone.Phone is { } complete ? hashes.Phone(complete) : null,
            digits.Length == LastDigits && TypedText.IsAsciiDigits(digits) ? hashes.PhoneLast4(digits) : null,
            kana is null ? null : hashes.Kana(KanaText.Full(kana)),
            kana is null || kana.Contains(' ', StringComparison.Ordinal) ? null : hashes.FamilyKana(KanaText.Family(kana)));
    }

    /// <summary>Shows nothing.</summary>
    public override string ToString() => nameof(SearchTerms);
}
