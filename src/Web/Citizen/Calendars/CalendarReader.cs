using System.Collections.Immutable;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Citizen.Engine;

namespace OrleansBooking.Web.Citizen.Calendars;

/// <summary>Reads what a calendar page shows.</summary>
public sealed class CalendarReader(ReservationCentre centre, TimeProvider time)
{
    /// <summary>Nobody looks further ahead for a free day than this.</summary>
    private const int MonthsAhead = 12;

    /// <summary>The view, or null when the venue does not offer the procedure.</summary>
    public async Task<CalendarView?> Read(CalendarRequest request)
    {
        var (first, last) = Bounds(request.Venue);
        var (firstFree, full) = await FirstFree(request.Venue, request.Procedure);

        var month = Clamp(MonthOf(request.Month ?? request.Date ?? firstFree ?? first), first, last);
        if (await centre.Month(request.Venue.Profile.Id, request.Procedure, month) is not { } availability) return null;

        var asked = request.Date is { } date && MonthOf(date) == month ? availability.Days.FirstOrDefault(day => day.Date == date) : null;
        var selected = asked is { Slots.Length: > 0 } ? asked : availability.Days.FirstOrDefault(CalendarView.IsFree);
        return new CalendarView(
            request, availability, firstFree, full,
            month > first ? month.AddMonths(-1) : null, month < last ? month.AddMonths(1) : null,
            selected, selected is not null && selected != asked,
            request.Lost is null ? [] : await Nearest(request, first, last));
    }

    /// <summary>The first day with a free seat, and the whole months before it that have none.</summary>
    public async Task<(DateOnly? Day, ImmutableArray<DateOnly> FullMonths)> FirstFree(VenueDefinition venue, string procedure)
    {
        ArgumentNullException.ThrowIfNull(venue);
        var (first, last) = Bounds(venue);
        var full = ImmutableArray.CreateBuilder<DateOnly>();
        for (var month = first; month <= last && month < first.AddMonths(MonthsAhead); month = month.AddMonths(1))
        {
            if (await centre.Month(venue.Profile.Id, procedure, month) is not { } availability) break;
            if (availability.Days.FirstOrDefault(CalendarView.IsFree) is { } day) return (day.Date, full.ToImmutable());
            if (availability.Days.Any(day => day.Slots.Length > 0)) full.Add(month);
        }

        return (null, full.ToImmutable());
    }

    private async Task<ImmutableArray<SlotKey>> Nearest(CalendarRequest request, DateOnly first, DateOnly last)
    {
        if (request.Date is not { } date) return [];
        var wanted = new SlotKey(request.Venue.Profile.Id, date, request.Time ?? TimeOnly.MinValue);
        var months = new List<MonthAvailability>();
        foreach (var month in new[] { -1, 0, 1 }.Select(distance => Clamp(MonthOf(date), first, last).AddMonths(distance))
            .Where(month => month >= first && month <= last))
            if (await centre.Month(wanted.Venue, request.Procedure, month) is { } availability) months.Add(availability);
        return NearestFree.To(wanted, months);
    }

    private (DateOnly First, DateOnly Last) Bounds(VenueDefinition venue)
    {
        var today = time.CityToday();
        var first = MonthOf(venue.Window.FirstDay > today ? venue.Window.FirstDay : today);
        var last = MonthOf(venue.Window.LastDay);
        return (first, last < first ? first : last);
    }

    private static DateOnly Clamp(DateOnly month, DateOnly first, DateOnly last) => month < first ? first : month > last ? last : month;

    private static DateOnly MonthOf(DateOnly date) => new(date.Year, date.Month, 1);
}
