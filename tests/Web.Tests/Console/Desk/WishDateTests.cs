using OrleansBooking.Web.Console.Desk;

namespace OrleansBooking.Web.Tests.Console.Desk;

/// <summary>From when on a caller would like to come, as operators type it.</summary>
public sealed class WishDateTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("", "2026-11-26")]
    [InlineData("12/13", "2026-12-13")]
    [InlineData("１２月", "2026-12-01")]
    [InlineData("12月から", "2026-12-01")]
    [InlineData("1月", "2027-01-01")]
    [InlineData("11月", "2026-11-26")]
    [InlineData("2027-01-04", "2027-01-04")]
    public void A_day_or_a_month_is_read_and_nothing_is_today(string typed, string day) =>
        Assert.Equal(day, WishDate.Read(typed, Today)?.ToString("yyyy-MM-dd", null));

    [Theory]
    [InlineData("12月の土曜")]
    [InlineData("13/45")]
    [InlineData("13月")]
    [InlineData("0月")]
    [InlineData("来週")]
    public void What_is_no_day_is_not_taken_for_today(string typed) => Assert.Null(WishDate.Read(typed, Today));
}
