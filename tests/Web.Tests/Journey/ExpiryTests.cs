using OrleansBooking.Web.Citizen.Journey;

namespace OrleansBooking.Web.Tests.Journey;

public sealed class ExpiryTests
{
    [Theory]
    [InlineData("2027年4月12日")]
    [InlineData("２０２７年４月１２日")]
    [InlineData("20270412")]
    [InlineData("2027.4.12")]
    [InlineData("2027/04/12")]
    [InlineData("令和9年4月12日")]
    [InlineData("R9.4.12")]
    public void A_date_is_read_as_it_stands_on_the_card(string typed) => Assert.Equal(new DateOnly(2027, 4, 12), ExpiryModel.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("いつか")]
    [InlineData("2027年2月30日")]
    [InlineData("99999999")]
    [InlineData("4月12日")]
    public void What_is_no_date_is_none(string? typed) => Assert.Null(ExpiryModel.Read(typed));
}
