using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Venues;

/// <summary>Days of the week, and what holds on holidays, as the API writes them.</summary>
public static class WeekdayWords
{
    private static readonly string[] Names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    public static string Of(DayOfWeek day) => Names[(int)day];

    /// <summary>Null: there is no such day.</summary>
    public static DayOfWeek? Day(string word) => Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>().FirstOrDefault(day => Of(day!.Value) == word);

    public static string Of(HolidayRule rule) => rule switch
    {
        HolidayRule.Never => "never",
        HolidayRule.Only => "only",
        _ => "as-usual",
    };

    /// <summary>Left out: as usual. Null: there is no such rule.</summary>
    public static HolidayRule? Holidays(string? word) =>
        word is null ? HolidayRule.AsUsual : Enum.GetValues<HolidayRule>().Cast<HolidayRule?>().FirstOrDefault(rule => Of(rule!.Value) == word);
}
