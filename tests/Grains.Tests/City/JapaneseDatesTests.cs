using OrleansBooking.Contracts.City;

namespace OrleansBooking.Grains.Tests.City;

public sealed class JapaneseDatesTests
{
    [Theory]
    [InlineData(0, 0, "午前0時")]
    [InlineData(9, 5, "午前9時5分")]
    [InlineData(11, 59, "午前11時59分")]
    [InlineData(12, 0, "午後0時")]
    [InlineData(12, 30, "午後0時30分")]
    [InlineData(17, 0, "午後5時")]
    public void Times_are_in_twelve_hours_and_noon_is_the_afternoons_zero(int hour, int minute, string expected) =>
        Assert.Equal(expected, JapaneseDates.Time(new TimeOnly(hour, minute)));

    [Theory]
    [InlineData(2026, 12, 3, "2026年（令和8年）12月3日（木）")]
    [InlineData(2019, 4, 30, "2019年（平成31年）4月30日（火）")]
    [InlineData(2019, 5, 1, "2019年（令和元年）5月1日（水）")]
    public void Days_have_their_weekday_and_era(int year, int month, int day, string expected) =>
        Assert.Equal(expected, JapaneseDates.DayWithEra(new DateOnly(year, month, day)));

    [Fact]
    public void Dates_have_weekday_and_era()
    {
        var date = new DateOnly(2026, 12, 3);

        Assert.Equal("2026年12月3日（木）午前10時30分", JapaneseDates.DayTime(date, new TimeOnly(10, 30)));
        Assert.Equal("2026年12月（令和8年12月）", JapaneseDates.Month(new DateOnly(2026, 12, 1)));
        Assert.Equal("令和元年", JapaneseDates.Era(new DateOnly(2019, 5, 1)));
        Assert.Equal("木曜日", JapaneseDates.LongWeekday(date));
    }

    [Fact]
    public void Moments_are_told_by_the_citys_clock() =>
        Assert.Equal("12月3日（木）午前0時30分", JapaneseDates.Moment(new DateTimeOffset(2026, 12, 2, 15, 30, 0, TimeSpan.Zero)));
}
