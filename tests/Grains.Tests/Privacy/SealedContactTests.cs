using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Tests.Applicants;

namespace OrleansBooking.Grains.Tests.Privacy;

public sealed class SealedContactTests(CityFixture city) : IClassFixture<CityFixture>
{
    private const long Number = 123_456_789_012;
    private static readonly Contact Canary = new("金糸雀 花子", "カナリヤ ハナコ", "09012345678", "canary@example.jp", "en", "canary-note");

    [Fact]
    public async Task No_plain_text_is_in_the_rows_and_a_planted_one_is_found()
    {
        var id = await city.IssueId();
        var number = await city.Book(id, Canary);

        var clean = await Dump();
        await city.Postgres.Execute($"update booking.reservation set sealed_note = '\\x{Hex("canary-note")}' where number = {number}");
        var planted = await Dump();

        foreach (var canary in (string[])[Canary.Name!, Canary.Kana!, "カナリヤ", Canary.Phone!, Canary.Email!, Canary.Note!, id])
            Assert.False(Holds(clean, canary));
        Assert.True(Holds(planted, Canary.Note!));
    }

    [Fact]
    public void What_was_sealed_opens_again()
    {
        var stored = city.Sealer.Seal(Number, Canary, "1234567890123456");

        Assert.Equal((Canary, "1234567890123456"), city.Sealer.Open(Number, stored));
    }

    [Fact]
    public void A_field_in_the_place_of_another_does_not_open()
    {
        var stored = city.Sealer.Seal(Number, Canary, "1234567890123456");

        Assert.Throws<AuthenticationTagMismatchException>(() => city.Sealer.Open(Number, stored with { Phone = stored.ReservationId }));
        Assert.Throws<AuthenticationTagMismatchException>(() => city.Sealer.Open(Number, stored with { Name = stored.Kana, Kana = stored.Name }));
    }

    [Fact]
    public void A_row_under_another_number_does_not_open()
    {
        var stored = city.Sealer.Seal(Number, Canary, null);

        Assert.Throws<AuthenticationTagMismatchException>(() => city.Sealer.Open(Number + 1, stored));
    }

    [Fact]
    public void A_field_of_another_row_does_not_open()
    {
        var (own, other) = (city.Sealer.Seal(Number, Canary, null), city.Sealer.Seal(Number, Canary, null));

        Assert.Throws<AuthenticationTagMismatchException>(() => city.Sealer.Open(Number, own with { Name = other.Name }));
    }

    [Fact]
    public void Another_master_key_does_not_open()
    {
        var stored = city.Sealer.Seal(Number, Canary, null);
        var others = KeyRing.Random();

        Assert.Throws<AuthenticationTagMismatchException>(() => new ContactSealer(others, new LookUpHashes(others)).Open(Number, stored));
    }

    [Fact]
    public void Another_key_version_does_not_open()
    {
        var stored = city.Sealer.Seal(Number, Canary, null);

        Assert.Throws<CryptographicException>(() => city.Sealer.Open(Number, stored with { KeyVersion = 2 }));
    }

    [Fact]
    public void Two_rows_of_the_same_person_share_no_sealed_bytes()
    {
        var (first, second) = (city.Sealer.Seal(Number, Canary, null), city.Sealer.Seal(Number, Canary, null));

        Assert.NotEqual(first.Name, second.Name);
        Assert.NotEqual(first.WrappedKey, second.WrappedKey);
    }

    private async Task<string> Dump() => (await city.Postgres.Scalar<string>(
        """
        select string_agg(t, chr(10)) from (
            select r::text as t from booking.reservation r union all select e::text from booking.reservation_event e
            union all select a::text from booking.applicant a union all select n::text from booking.notice n) x
        """))!;

    private static bool Holds(string dump, string text) =>
        dump.Contains(text, StringComparison.OrdinalIgnoreCase) || dump.Contains(Hex(text), StringComparison.OrdinalIgnoreCase);

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
