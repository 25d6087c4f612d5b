using System.Globalization;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Reservations;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>Free seats of all venues by day and half of the day.</summary>
public sealed record Heat(IReadOnlyList<DateOnly> Days, IReadOnlyList<Heat.Row> Rows)
{
    private const int MostDays = 9;
    private const int Few = 10;

    public static readonly Heat None = new([], []);

    /// <summary>Reads the days from this one on, in its month and the next, on which any venue is open.</summary>
    public static async Task<Heat> Read(StaffApi api, CityNames names, string procedure, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(names);
        var venues = names.Venues.Where(venue => venue.Procedures.Contains(procedure)).ToList();
        var months = await Task.WhenAll(venues.Select(venue => OpenDays(api, venue.Id, procedure, from)));
        var days = months.SelectMany(month => month.Keys).Where(day => day >= from).Distinct().Order().Take(MostDays).ToList();
        return new Heat(days, [.. venues.Zip(months).Select(venue => new Row(
            venue.First.Id, venue.First.Name,
            [.. days.Select(day => Cell(venue.Second, day, morning: true))], [.. days.Select(day => Cell(venue.Second, day, morning: false))]))]);
    }

    private static async Task<Dictionary<DateOnly, AvailableMonth.Day>> OpenDays(StaffApi api, string venue, string procedure, DateOnly from)
    {
        var first = new DateOnly(from.Year, from.Month, 1);
        var months = await Task.WhenAll(new[] { first, first.AddMonths(1) }.Select(month =>
            api.Ask<AvailableMonth>($"venues/{venue}/availability?procedure={Uri.EscapeDataString(procedure)}&month={month:yyyy-MM}")));
        return months.SelectMany(month => month.Value?.Days ?? []).Where(day => day.State is "open" or "few" or "full").ToDictionary(TimeChoice.DateOf);
    }

    private static int? Cell(Dictionary<DateOnly, AvailableMonth.Day> days, DateOnly date, bool morning) =>
        days.TryGetValue(date, out var day)
            ? day.Slots.Where(slot => string.CompareOrdinal(slot.Time, "12:00") < 0 == morning).Select(slot => (int?)slot.Free).DefaultIfEmpty(0).Sum()
            : null;

    /// <summary>How a figure is coloured.</summary>
    public static string Css(int? free) => free switch { null or 0 => "none", < Few => "some", _ => "many" };

    public static string Short(DateOnly day) => day.Day.ToString(CultureInfo.InvariantCulture);

    /// <summary>One venue; null where it is closed.</summary>
    public sealed record Row(string VenueId, string Venue, IReadOnlyList<int?> Mornings, IReadOnlyList<int?> Afternoons);
}
