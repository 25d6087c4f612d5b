using System.Globalization;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>A venue, a day and a time to be chosen, in links and radio buttons.</summary>
/// <param name="Page">Address of the page that asks.</param>
/// <param name="Procedure">Null: not chosen yet.</param>
/// <param name="Chosen">The day whose times are shown.</param>
/// <param name="Time">The chosen time, or null.</param>
/// <param name="ShowsFull">Full times can be chosen too, by who may override.</param>
public sealed record TimeChoice(
    string Page, CityNames Names, string? Venue, string? Procedure, DateOnly Month, IReadOnlyList<AvailableMonth.Day> Days,
    AvailableMonth.Day? Chosen, string? Time, bool ShowsFull)
{
    /// <summary>What was typed before another time was asked for: it goes through the choice in forms, never in an address (P1).
    /// Empty: nothing yet, and links do.</summary>
    public IReadOnlyList<(string Name, string Value)> Carried { get; init; } = [];

    /// <summary>Reads what there is; unknown or missing parts are left open.</summary>
    public static async Task<TimeChoice> Read(
        StaffApi api, string page, string? venue, string? procedure, string? month, string? date, string? time, DateOnly today, bool showsFull)
    {
        var names = await CityNames.Read(api);
        var day = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wanted) ? wanted : (DateOnly?)null;
        var first = DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown)
            ? shown
            : new DateOnly((day ?? today).Year, (day ?? today).Month, 1);
        var known = names.Venues.FirstOrDefault(one => one.Id == venue);
        if (known is null || procedure is null || !known.Procedures.Contains(procedure))
            return new TimeChoice(page, names, known?.Id, procedure, first, [], null, null, showsFull);

        if (showsFull)
        {
            var (every, one) = await Planned(api, known.Id, first, day, today);
            return new TimeChoice(page, names, known.Id, procedure, first, every, one, one?.Slots.FirstOrDefault(slot => slot.Time == time)?.Time, showsFull);
        }

        var path = $"venues/{known.Id}/availability?procedure={Uri.EscapeDataString(procedure)}&month={first:yyyy-MM}";
        var days = (await api.Ask<AvailableMonth>(path)).Value?.Days ?? [];
        var chosen = days.FirstOrDefault(one => one.Date == date);
        return new TimeChoice(page, names, known.Id, procedure, first, days, chosen, chosen?.Slots.FirstOrDefault(slot => slot.Time == time)?.Time, showsFull);
    }

    // What the public cannot book (full, not open yet, no longer open) is not in the availability: the city's own figures have every time.
    private static async Task<(IReadOnlyList<AvailableMonth.Day> Days, AvailableMonth.Day? Chosen)> Planned(
        StaffApi api, string venue, DateOnly month, DateOnly? date, DateOnly today)
    {
        var figures = await api.Get<MonthFiguresAnswer>($"venues/{venue}/months/{month:yyyy-MM}");
        var days = figures.Days.Where(day =>
            day.Capacity > 0 && string.CompareOrdinal(day.Date, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) >= 0)
            .Select(day => new AvailableMonth.Day(day.Date, "open", null, [new AvailableMonth.Slot("", 0, day.Capacity, day.Free)])).ToList();
        if (date is not { } wanted || days.FindIndex(day => day.Date == wanted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) is not (>= 0 and var at))
            return (days, null);
        var slots = (await api.Get<TodayAnswer>($"venues/{venue}/today?date={wanted:yyyy-MM-dd}")).Slots;
        days[at] = days[at] with { Slots = [.. slots.Where(slot => slot.Capacity > 0)
            .Select(slot => new AvailableMonth.Slot(slot.Time, slot.Minutes, slot.Capacity, slot.Free))] };
        return (days, days[at]);
    }

    /// <summary>The same page with another day or month.</summary>
    public string To(DateOnly month, string? date = null) =>
        $"{Page}?venueId={Venue}&procedure={Procedure}&month={month:yyyy-MM}{(date is null ? "" : "&date=" + date + "#times")}";

    /// <summary>True if a day was asked for that has no times to choose.</summary>
    public bool Misses(string? date) => date is not null && Venue is not null && Procedure is not null && Chosen is null;

    public static DateOnly DateOf(AvailableMonth.Day day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return DateOnly.ParseExact(day.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a day's times are worth a look.</summary>
    public bool CanOpen(AvailableMonth.Day day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Slots.Count > 0 && (ShowsFull || day.State is "open" or "few");
    }
}
