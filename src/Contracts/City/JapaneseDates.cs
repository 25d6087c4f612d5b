using System.Globalization;

namespace OrleansBooking.Contracts.City;

/// <summary>Dates and times as the city writes them.</summary>
public static class JapaneseDates
{
    private const string Weekdays = "日月火水木金土";
    private static readonly JapaneseCalendar Eras = new();
    private static readonly DateTimeFormatInfo Format = EraFormat();

    /// <summary>12月3日（木）</summary>
    public static string Day(DateOnly date) => $"{MonthDay(date)}（{Weekday(date)}）";

    /// <summary>2026年12月3日（木）</summary>
    public static string FullDay(DateOnly date) => $"{date.Year}年{Day(date)}";

    /// <summary>2026年（令和8年）12月3日（木）</summary>
    public static string DayWithEra(DateOnly date) => $"{date.Year}年（{Era(date)}）{Day(date)}";

    /// <summary>12月3日</summary>
    public static string MonthDay(DateOnly date) => $"{date.Month}月{date.Day}日";

    /// <summary>木曜日</summary>
    public static string LongWeekday(DateOnly date) => Weekday(date) + "曜日";

    /// <summary>木</summary>
    public static char Weekday(DateOnly date) => Weekdays[(int)date.DayOfWeek];

    /// <summary>2026年12月（令和8年12月）</summary>
    public static string Month(DateOnly month) => $"{month.Year}年{month.Month}月（{Era(month)}{month.Month}月）";

    /// <summary>令和8年; the first year of an era is 元年.</summary>
    public static string Era(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        var year = Eras.GetYear(day);
        return Format.GetEraName(Eras.GetEra(day)) + (year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture)) + "年";
    }

    /// <summary>午前10時30分; noon is 午後0時.</summary>
    public static string Time(TimeOnly time) => (time.Hour < 12 ? "午前" : "午後") + Clock(time);

    /// <summary>10時30分, in twelve hours, under a heading that says which half of the day.</summary>
    public static string Clock(TimeOnly time) => $"{time.Hour % 12}時" + (time.Minute == 0 ? "" : $"{time.Minute}分");

    /// <summary>2026年12月3日（木）午前10時30分</summary>
    public static string DayTime(DateOnly date, TimeOnly time) => FullDay(date) + Time(time);

    /// <summary>12月2日（水）午後5時, on the city's clock.</summary>
    public static string Moment(DateTimeOffset instant)
    {
        var city = CityClock.ToCity(instant);
        return Day(DateOnly.FromDateTime(city)) + Time(TimeOnly.FromDateTime(city));
    }

    private static DateTimeFormatInfo EraFormat()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("ja-JP").Clone();
        culture.DateTimeFormat.Calendar = Eras;
        return culture.DateTimeFormat;
    }
}
