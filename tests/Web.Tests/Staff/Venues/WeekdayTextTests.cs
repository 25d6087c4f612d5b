using OrleansBooking.Web.Staff.Venues;

namespace OrleansBooking.Web.Tests.Staff.Venues;

/// <summary>Days of the week as staff type them.</summary>
public sealed class WeekdayTextTests
{
    [Theory]
    [InlineData("月 水", "monday,wednesday")]
    [InlineData("月曜日・水曜日", "monday,wednesday")]
    [InlineData("月〜金", "monday,tuesday,wednesday,thursday,friday")]
    [InlineData("火から木", "tuesday,wednesday,thursday")]
    [InlineData("金－月", "friday,saturday,sunday,monday")]
    [InlineData("平日、土", "monday,tuesday,wednesday,thursday,friday,saturday")]
    [InlineData("毎日", "sunday,monday,tuesday,wednesday,thursday,friday,saturday")]
    [InlineData("日", "sunday")]
    public void Days_are_read_in_the_ways_that_people_write_them(string typed, string days) => Assert.Equal(days.Split(','), WeekdayText.Read(typed));

    [Theory]
    [InlineData("祝日")]
    [InlineData("休日")]
    [InlineData("月〜")]
    [InlineData("第2土曜")]
    [InlineData("weekdays")]
    public void What_is_no_day_is_not_taken_for_one(string typed) => Assert.Null(WeekdayText.Read(typed));
}
