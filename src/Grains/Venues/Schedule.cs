using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Venues;

/// <summary>Gives the plan of a venue for a span of days. Pure: no clock, no storage.</summary>
/// <remarks>Time rules win over date rules, these over closures, closures over the weekly pattern (C4, C5).</remarks>
/// <param name="holidays">National holidays, for weekly rules that say something about them.</param>
public sealed class Schedule(VenueDefinition venue, FrozenSet<DateOnly> holidays)
{
    public Schedule(VenueDefinition venue)
        : this(venue, [])
    {
    }

    /// <summary>All slots of the days first to last, both included and cut to the booking window, in order.</summary>
    public ImmutableArray<PlannedSlot> Slots(DateOnly first, DateOnly last)
    {
        var slots = ImmutableArray.CreateBuilder<PlannedSlot>();
        for (var date = Later(first, venue.Window.FirstDay); date <= Earlier(last, venue.Window.LastDay); date = date.AddDays(1))
        {
            foreach (var slot in Day(date)) slots.Add(slot);
        }

        return slots.ToImmutable();
    }

    /// <summary>Closed days of the span that no date rule opens again.</summary>
    public ImmutableArray<ClosedDay> ClosedDays(DateOnly first, DateOnly last)
    {
        var days = ImmutableArray.CreateBuilder<ClosedDay>();
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            if (ClosureOf(date) is { } closure && !venue.Dates.Any(rule => rule.Date == date)) days.Add(new ClosedDay(date, closure.Reason));
        }

        return days.ToImmutable();
    }

    /// <summary>The sessions that hold on a date; later ones win where they overlap.</summary>
    public IEnumerable<Session> Sessions(DateOnly date)
    {
        if (venue.Dates.LastOrDefault(rule => rule.Date == date) is { } own) return own.Sessions;
        if (ClosureOf(date) is not null) return [];
        return venue.Weekly
            .Where(rule => rule.Days.Contains(date.DayOfWeek) && date >= rule.ValidFrom && (rule.ValidTo is null || date < rule.ValidTo)
                && (rule.WeeksOfMonth.IsEmpty || rule.WeeksOfMonth.Contains(((date.Day - 1) / 7) + 1))
                && (rule.Holidays == HolidayRule.AsUsual || holidays.Contains(date) == (rule.Holidays == HolidayRule.Only)))
            .Select(rule => rule.Session);
    }

    private IEnumerable<PlannedSlot> Day(DateOnly date)
    {
        // A later rule for the same time wins, so that a slot is never loaded twice.
        var byTime = new SortedDictionary<TimeOnly, (Session Session, int Capacity)>();
        foreach (var session in Sessions(date))
        {
            for (var time = session.From; time < session.To && time.AddMinutes(session.Minutes, out var days) <= session.To
                && days == 0; time = time.AddMinutes(session.Minutes))
            {
                byTime[time] = (session, venue.Times.LastOrDefault(rule => rule.Date == date && rule.Time == time)?.Capacity ?? session.Capacity);
            }
        }

        foreach (var (time, (session, capacity)) in byTime)
        {
            var offers = session.Offers.IsEmpty ? [.. venue.Profile.Procedures.Select(id => new ProcedureOffer(id, null))] : session.Offers;
            yield return new PlannedSlot(
                date, time, session.Minutes, capacity,
                [.. offers.Select(offer => offer.Procedure)],
                [.. offers.Select(offer => ClosesAt(date, time, offer.Procedure))],
                OpensAt(date),
                [.. offers.Where(offer => offer.Capacity is not null).Select(offer => new PlannedShare(offer.Procedure, offer.Capacity!.Value))])
            {
                WebClosesAt = venue.Window.WebClosesHoursBefore is { } hours ? CityClock.ToInstant(date, time).AddHours(-hours) : null,
                Kept = Math.Min(session.KeptForTelephone, capacity),
                KeptUntil = session.KeptForTelephone > 0
                    ? CityClock.ToInstant(date.AddDays(-(venue.Window.KeptUntilDaysBefore ?? 1)), TimeOnly.MinValue)
                    : null,
            };
        }
    }

    private Closure? ClosureOf(DateOnly date) => venue.Closures.FirstOrDefault(closure =>
        closure.EveryYear ? IsInYearly(closure, date) : date >= closure.First && date <= closure.Last);

    private static bool IsInYearly(Closure closure, DateOnly date)
    {
        var (day, first, last) = ((date.Month, date.Day), (closure.First.Month, closure.First.Day), (closure.Last.Month, closure.Last.Day));
        return first.CompareTo(last) <= 0
            ? day.CompareTo(first) >= 0 && day.CompareTo(last) <= 0
            : day.CompareTo(first) >= 0 || day.CompareTo(last) <= 0;
    }

    private DateTimeOffset OpensAt(DateOnly date)
    {
        var window = venue.Window;
        var opens = window.DaysAhead is { } days ? CityClock.ToInstant(date.AddDays(-days), window.OpensAt) : DateTimeOffset.UnixEpoch;
        return window.OpensFrom is { } from && from > opens ? from : opens;
    }

    private DateTimeOffset ClosesAt(DateOnly date, TimeOnly time, string procedure)
    {
        var window = venue.Window;
        var closes = CityClock.ToInstant(date, time);
        if (window.ClosesDaysBefore is { } days) closes = Earlier(closes, CityClock.ToInstant(date.AddDays(-days), window.ClosesAt));

        if (window.ClosesHoursBefore is { } hours) closes = Earlier(closes, CityClock.ToInstant(date, time).AddHours(-hours));

        // A lead of n days: the last day to book is the n-th before the appointment, to its end.
        var lead = window.LeadDays.FirstOrDefault(lead => lead.Procedure == procedure)?.Days ?? 0;
        return lead == 0 ? closes : Earlier(closes, CityClock.ToInstant(date.AddDays(1 - lead), TimeOnly.MinValue));
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
