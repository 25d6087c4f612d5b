using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>NIST SP 800-63B-4, 3.1.1.2.</summary>
public sealed class PasswordRulesTests
{
    private readonly PasswordRules _rules = new(new CityProfile());

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("only small letters here")]
    [InlineData("朝ごはんに味噌汁を飲んで出かけます")]
    [InlineData("xk4hq9wzt7bmvj2f")]
    public void Length_is_enough_and_no_kind_of_character_is_demanded(string password) => Assert.Null(_rules.Check("tanaka", password));

    [Theory]
    [InlineData("fourteen-chars", PasswordRules.TooShort)]
    [InlineData("passwordpassword", PasswordRules.Guessable)]
    [InlineData("Password2026!!!!", PasswordRules.Guessable)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", PasswordRules.Guessable)]
    [InlineData("123456789012345678", PasswordRules.Guessable)]
    [InlineData("qwertyuiopasdfghjkl", PasswordRules.Guessable)]
    [InlineData("midorino-city-2026", PasswordRules.Guessable)]
    [InlineData("みどり野市みどり野市みどり野市", PasswordRules.Guessable)]
    [InlineData("ueda-haruki-ueda-haruki", PasswordRules.Guessable)]
    public void Short_common_and_expected_ones_are_refused(string password, string why) => Assert.Equal(why, _rules.Check("ueda-haruki", password));

    [Fact]
    public void A_drawn_password_that_the_rules_refuse_is_drawn_again() =>
        Assert.Equal("xk4hq9wzt7bmvj2fpnr8", new FirstPassword(_rules).FirstGood("ueda-haruki", ["2q2q2q2qk4k4k4k4k4k4", "uedaharukiuedaharuki", "xk4hq9wzt7bmvj2fpnr8"]));

    [Fact]
    public void What_is_expected_of_one_account_is_not_of_another() =>
        Assert.Null(_rules.Check("sato-jiro", "ueda-haruki-ueda-haruki"));
}
