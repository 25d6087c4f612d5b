using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansBooking.Grains.Ledger;

/// <summary>The people of a family as <c>ledger_people_v1</c> reads them: one JSON object each, bytes in Base64.</summary>
internal static class LedgerPeople
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Json(ImmutableArray<LedgerCommand> people) => JsonSerializer.Serialize(people.Select(Row), Options);

    private static PersonRow Row(LedgerCommand person)
    {
        var contact = person.Contact!;
        return new PersonRow(
            person.Line, person.Number!.Value, person.Applicant!, person.Secret, person.Declared, contact.Language, contact.KeyVersion, contact.WrappedKey,
            contact.Name, contact.Kana, contact.Phone, contact.Email, contact.Note, contact.ReservationId,
            contact.KanaHash, contact.FamilyKanaHash, contact.PhoneHash, contact.PhoneLast4Hash);
    }

    private sealed record PersonRow(
        short Line, long Number, byte[] Applicant, byte[]? Secret, bool Declared, string? Language, short KeyVersion, byte[] WrappedKey,
        byte[]? Name, byte[]? Kana, byte[]? Phone, byte[]? Email, byte[]? Note, byte[]? ReservationId,
        byte[]? KanaHash, byte[]? FamilyKanaHash, byte[]? PhoneHash, byte[]? PhoneLast4Hash);
}
