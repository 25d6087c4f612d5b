using System.Globalization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Grains.Notices;

/// <summary>Dates and times as the city writes them in mails.</summary>
public static class JapaneseDates
{
    private const string Weekdays = "日月火水木金土";
    private static readonly JapaneseCalendar Eras = new();
    private static readonly DateTimeFormatInfo EraNames = ReadEraNames();

    /// <summary>12月3日（木）</summary>
    public static string Day(DateOnly date) => $"{date.Month}月{date.Day}日（{Weekdays[(int)date.DayOfWeek]}）";

    /// <summary>2026年（令和8年）12月3日（木）; the first year of an era is 元年.</summary>
    public static string FullDay(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        var year = Eras.GetYear(day);
        var inEra = year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture);
        return $"{date.Year}年（{EraNames.GetEraName(Eras.GetEra(day))}{inEra}年）{Day(date)}";
    }

    /// <summary>午前10時30分; noon is 午後0時.</summary>
    public static string Time(TimeOnly time) =>
        $"{(time.Hour < 12 ? "午前" : "午後")}{time.Hour % 12}時{(time.Minute == 0 ? "" : $"{time.Minute}分")}";

    /// <summary>12月2日（水）午後5時, on the city's clock.</summary>
    public static string Moment(DateTimeOffset instant)
    {
        var city = CityClock.ToCity(instant);
        return Day(DateOnly.FromDateTime(city)) + Time(TimeOnly.FromDateTime(city));
    }

    private static DateTimeFormatInfo ReadEraNames()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("ja-JP").Clone();
        culture.DateTimeFormat.Calendar = Eras;
        return culture.DateTimeFormat;
    }
}
