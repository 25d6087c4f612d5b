using OrleansBooking.Web.Citizen.Words;

namespace OrleansBooking.Web.Tests.Words;

public sealed class JapaneseDatesTests
{
    [Theory]
    [InlineData(0, 0, "午前0時")]
    [InlineData(9, 0, "午前9時")]
    [InlineData(10, 30, "午前10時30分")]
    [InlineData(12, 0, "午後0時")]
    [InlineData(12, 30, "午後0時30分")]
    [InlineData(17, 0, "午後5時")]
    public void Times_say_the_half_of_the_day_and_noon_is_zero(int hour, int minute, string expected) =>
        Assert.Equal(expected, JapaneseDates.Time(new TimeOnly(hour, minute)));

    [Fact]
    public void Dates_have_weekday_and_era()
    {
        var date = new DateOnly(2026, 12, 3);

        Assert.Equal("2026年12月3日（木）午前10時30分", JapaneseDates.DayTime(date, new TimeOnly(10, 30)));
        Assert.Equal("2026年12月（令和8年12月）", JapaneseDates.Month(new DateOnly(2026, 12, 1)));
        Assert.Equal("令和元年", JapaneseDates.Era(new DateOnly(2019, 5, 1)));
        Assert.Equal("木曜日", JapaneseDates.LongWeekday(date));
    }
}
