using System.Globalization;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Calendars;

/// <summary>The calendar inside a page: its links and forms stay on that page.</summary>
/// <param name="Base">Address of the page with everything chosen before the day.</param>
/// <param name="Button">What choosing a time leads to.</param>
public sealed record CalendarPanel(CalendarView View, string Base, string Button, CitizenPage Page)
{
    /// <summary>The page with one day's times, in the same form (table or list).</summary>
    public string ToDay(DateOnly date) => With(string.Create(CultureInfo.InvariantCulture, $"date={date:yyyy-MM-dd}"), View.Request.AsList);

    /// <summary>The page with another month.</summary>
    public string ToMonth(DateOnly month) => With(string.Create(CultureInfo.InvariantCulture, $"month={month:yyyy-MM}"), View.Request.AsList);

    /// <summary>The same month as table or list.</summary>
    public string ToForm(bool asList) => With(string.Create(CultureInfo.InvariantCulture, $"month={View.Month.Month:yyyy-MM}"), asList);

    /// <summary>How long a written month is kept; the next snapshot of the figures has another <see cref="MonthKey"/> anyway.</summary>
    public static TimeSpan MonthAge { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Names what the month's days show, without the times and their form: it is written once for all who look at the same figures.</summary>
    public string MonthKey(bool furigana) => string.Create(CultureInfo.InvariantCulture,
        $"{Base} {View.Request.Procedure} {View.Month.Month:yyyy-MM} {View.Month.AsOf.UtcTicks} {View.Request.AsList} "
        + $"{View.Selected?.Date:yyyy-MM-dd} {View.Previous:yyyy-MM} {View.Next:yyyy-MM} {furigana}");

    private string With(string query, bool asList) =>
        $"{Base}{(Base.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}{(asList ? "&view=list" : "")}";
}
