using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Tests.Staff.Pages;

/// <summary>Dates and times as staff type them.</summary>
public sealed class TypedMomentTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("2026-12-06", "2026-12-06")]
    [InlineData("２０２６／１２／６", "2026-12-06")]
    [InlineData("2026年12月6日", "2026-12-06")]
    [InlineData("12/6", "2026-12-06")]
    [InlineData("11月26日", "2026-11-26")]
    [InlineData("1/4", "2027-01-04")]
    [InlineData("2/29", "2/29")]
    [InlineData("来週", "来週")]
    [InlineData("", null)]
    public void A_date_is_read_in_any_form_and_what_is_none_stays_to_be_named(string typed, string? date) =>
        Assert.Equal(date, TypedMoment.Date(typed, Today));

    [Theory]
    [InlineData("9:00", "09:00")]
    [InlineData("９：３０", "09:30")]
    [InlineData("9時", "09:00")]
    [InlineData("16時5分", "16:05")]
    [InlineData("0930", "09:30")]
    [InlineData("昼", "昼")]
    public void A_time_is_read_in_any_form(string typed, string time) => Assert.Equal(time, TypedMoment.Time(typed));

    [Theory]
    [InlineData("20", 20)]
    [InlineData("２０", 20)]
    [InlineData("1,000", 1000)]
    [InlineData("30分", 30)]
    [InlineData("２０ 席", 20)]
    [InlineData("24時間前", 24)]
    [InlineData("二十", null)]
    [InlineData("", null)]
    public void A_number_is_read_in_any_width(string typed, int? number) => Assert.Equal(number, TypedMoment.Number(typed));
}
