using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Tests.Fields;

/// <summary>What people type, on telephones and from letters.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("0412", "0412")]
    [InlineData("０４１２", "0412")]
    [InlineData("4月12日", "0412")]
    [InlineData("4/12", "0412")]
    [InlineData(" 04-12 ", "0412")]
    [InlineData("1980-04-12", "0412")]
    [InlineData("0229", "0229")]
    public void Birthdays_are_read_in_any_form(string typed, string expected) => Assert.Equal(expected, BirthdayField.Read(typed).Birthday);

    [Theory]
    [InlineData("0230", FieldProblem.Malformed)]
    [InlineData("1301", FieldProblem.Malformed)]
    [InlineData("13", FieldProblem.WrongLength)]
    [InlineData("四月", FieldProblem.Malformed)]
    [InlineData("", FieldProblem.Required)]
    public void What_is_no_birthday_says_why(string typed, FieldProblem expected) => Assert.Equal(expected, BirthdayField.Read(typed).Error?.Problem);

    [Fact]
    public void Issued_ids_have_sixteen_digits_and_find_every_single_slip_and_every_swap()
    {
        var id = ReservationIdField.Issue();

        Assert.Equal((16, true, false), (id.Length, id.All(char.IsAsciiDigit), ReservationIdField.IsMistyped(id)));
        for (var i = 0; i < id.Length; i++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != id[i])) Assert.True(ReservationIdField.IsMistyped(id[..i] + digit + id[(i + 1)..]));
            if (i > 0 && id[i] != id[i - 1]) Assert.True(ReservationIdField.IsMistyped(id[..(i - 1)] + id[i] + id[i - 1] + id[(i + 1)..]));
        }
    }

    [Theory]
    [InlineData("４８２７ １９３０ ５５６２ ０００１", "4827193055620001")]
    [InlineData("4827-1930-5562-0001", "4827193055620001")]
    [InlineData("ab12cd", "AB12CD")]
    public void Reservation_ids_are_read_in_any_width(string typed, string expected) => Assert.Equal(expected, ReservationIdField.Read(typed).Id);

    [Theory]
    [InlineData("やまだ　はなこ", "ヤマダ ハナコ")]
    [InlineData("ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ ハナコ")]
    public void Kana_become_full_width_katakana(string typed, string expected) =>
        Assert.Equal(expected, ContactFields.Read(Contact.None with { Kana = typed }).Contact.Kana);

    [Theory]
    [InlineData("090-1234-5678", "09012345678")]
    [InlineData("０９０１２３４５６７８", "09012345678")]
    [InlineData("(03)1234-5678", "0312345678")]
    [InlineData("+81 90 1234 5678", "09012345678")]
    public void Telephone_numbers_become_digits(string typed, string expected) =>
        Assert.Equal(expected, ContactFields.Read(Contact.None with { Phone = typed }).Contact.Phone);

    [Theory]
    [InlineData("hanako@example.jp\r\nBcc: a@example.jp", FieldProblem.ControlCharacters)]
    [InlineData("hanako@example.jp, a@example.jp", FieldProblem.Malformed)]
    [InlineData("<hanako@example.jp>", FieldProblem.Malformed)]
    [InlineData("hanako", FieldProblem.Malformed)]
    [InlineData("hanako@localhost", FieldProblem.Malformed)]
    public void Addresses_that_could_reach_a_header_are_refused(string typed, FieldProblem expected) =>
        Assert.Equal(expected, ContactFields.Read(Contact.None with { Email = typed }).Errors.Single().Problem);

    [Theory]
    [InlineData("taro..yamada.@docomo.ne.jp")]
    [InlineData("hanako+card@example.co.jp")]
    public void Old_carrier_addresses_are_accepted(string address) => Assert.Empty(ContactFields.Read(Contact.None with { Email = address }).Errors);

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\nb")]
    public void Names_with_characters_that_no_name_has_are_refused(string typed) =>
        Assert.Equal(FieldProblem.ControlCharacters, ContactFields.Read(Contact.None with { Name = typed }).Errors.Single().Problem);

    [Fact]
    public void A_broken_character_is_refused_and_nothing_breaks()
    {
        var error = ContactFields.Read(Contact.None with { Name = "a" + (char)0xD800 + "b" }).Errors.Single();

        Assert.Equal(FieldProblem.ControlCharacters, error.Problem);
    }

    [Fact]
    public void Too_long_says_the_limit_and_what_was_found()
    {
        var error = ContactFields.Read(Contact.None with { Name = new string('山', 61) }).Errors.Single();

        Assert.Equal(new FieldError("name", FieldProblem.TooLong, 60, 61), error);
    }

    [Fact]
    public void A_typing_slip_in_a_domain_is_hinted_at() => Assert.Equal("hanako@gmail.com", MailAddressText.ProbablyMeant("hanako@gmial.com"));
}
