using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains.Changes;

/// <summary>Finds what may be a slip in a change: real ones elsewhere were ten times too much, loaded twice, opened a day early. Pure.</summary>
public sealed class ChangeWarnings(ChangeSetting setting, VenueDefinition? before, VenueDefinition after, VenueEdit edit)
{
    private const int Times = 10;

    /// <param name="leftOut">People booked for what their time would no longer offer.</param>
    /// <param name="tooLate">People whose deadline for changes would have passed, and has not yet.</param>
    public IEnumerable<ChangeWarning> Of(ChangeEffect effect, IReadOnlyList<PlannedSlot> old, IReadOnlyList<PlannedSlot> next, int leftOut, int tooLate)
    {
        if (effect.Displaced.Length > 0) yield return new ChangeWarning(WarningKind.Displaced, Found: effect.Displaced.Length);
        var silent = effect.Displaced.Count(person => !person.HasMail && !person.HasPhone);
        if (silent > 0) yield return new ChangeWarning(WarningKind.NoContact, Found: silent);
        if (leftOut > 0) yield return new ChangeWarning(WarningKind.ProcedureRemoved, Found: leftOut);
        if (tooLate > 0) yield return new ChangeWarning(WarningKind.ChangeableNoLonger, Found: tooLate);
        if (TooMany(effect, old, next) is { } tooMany) yield return tooMany;
        foreach (var warning in edit switch
        {
            OpenSession open => OfSession(open),
            SetSeats seats when setting.IsPast(seats.Date, seats.Time) => [new ChangeWarning(WarningKind.InThePast, seats.Date)],
            CloseDays close => OfClosure(close.Closure, effect),
            ReplaceVenue => OfVenue(old, next),
            _ => [],
        }) yield return warning;
    }

    private ChangeWarning? TooMany(ChangeEffect effect, IReadOnlyList<PlannedSlot> old, IReadOnlyList<PlannedSlot> next)
    {
        // What is usual was there before; the time that changes does not count itself.
        var known = old.ToDictionary(slot => (slot.Date, slot.Time), slot => slot.Capacity);
        var usual = Median(old.Select(slot => slot.Capacity)) ?? setting.CityUsual;
        var worst = next.Where(slot => slot.Capacity > known.GetValueOrDefault((slot.Date, slot.Time))).MaxBy(slot => slot.Capacity);
        if (usual > 0 && worst?.Capacity >= usual * Times)
            return new ChangeWarning(WarningKind.TenTimesUsual, worst.Date, worst.Time, Found: worst.Capacity, Usual: usual);

        var usualDay = Median(old.GroupBy(slot => slot.Date).Select(day => day.Sum(slot => slot.Capacity)));
        var fullest = effect.Days.Where(day => day.SeatsAfter > day.SeatsBefore).MaxBy(day => day.SeatsAfter);
        return usualDay > 0 && fullest?.SeatsAfter >= usualDay * Times
            ? new ChangeWarning(WarningKind.TenTimesUsual, fullest.Date, Found: fullest.SeatsAfter, Usual: usualDay)
            : null;
    }

    private IEnumerable<ChangeWarning> OfSession(OpenSession open)
    {
        var (date, session) = (open.Date, open.Session);
        if (setting.IsPast(date, session.From)) yield return new ChangeWarning(WarningKind.InThePast, date, session.From);
        if (date < after.Window.FirstDay || date > after.Window.LastDay) yield return new ChangeWarning(WarningKind.OutsideWindow, date);
        if (setting.Holidays.TryGetValue(date, out var holiday)) yield return new ChangeWarning(WarningKind.Holiday, date, Name: holiday);
        if (before is null || date < before.Window.FirstDay || date > before.Window.LastDay) yield break;

        var schedule = new Schedule(before, setting.HolidayDates);
        if (schedule.ClosedDays(date, date) is [var closed]) yield return new ChangeWarning(WarningKind.ClosedDay, date, Name: closed.Reason);
        foreach (var other in schedule.Sessions(date).Where(other => other.From < session.To && session.From < other.To))
        {
            var same = (other.From, other.To, other.Minutes, other.Capacity) == (session.From, session.To, session.Minutes, session.Capacity);
            yield return new ChangeWarning(same ? WarningKind.DuplicateSession : WarningKind.Overlap, date, other.From, other.To);
        }
    }

    private IEnumerable<ChangeWarning> OfClosure(Closure closure, ChangeEffect effect)
    {
        if (!closure.EveryYear && closure.Last < setting.Today) yield return new ChangeWarning(WarningKind.InThePast, closure.Last);
        if (effect.Days.Where(day => day.Booked > 0).ToList() is { Count: > 0 } booked)
            yield return new ChangeWarning(WarningKind.ClosedDayWithBookings, booked[0].Date, Found: booked.Sum(day => day.Booked), Name: closure.Reason);
    }

    private IEnumerable<ChangeWarning> OfVenue(IReadOnlyList<PlannedSlot> old, IReadOnlyList<PlannedSlot> next)
    {
        if (after.Window.OpensFrom is { } opens && opens != before?.Window.OpensFrom && opens <= setting.Now)
            yield return new ChangeWarning(WarningKind.OpeningInThePast, DateOnly.FromDateTime(Contracts.City.CityClock.ToCity(opens)));

        var announced = old.ToDictionary(slot => (slot.Date, slot.Time), slot => slot.OpensAt);
        var earlier = next.Where(slot => announced.TryGetValue((slot.Date, slot.Time), out var said) && said > setting.Now && slot.OpensAt < said)
            .Select(slot => slot.Date).Distinct().ToList();
        if (earlier.Count > 0) yield return new ChangeWarning(WarningKind.OpensEarlier, earlier[0], Found: earlier.Count);

        // Each pair of patterns is said once, by the first day on which both hold.
        var schedule = new Schedule(after, setting.HolidayDates);
        var saidPairs = new HashSet<(TimeOnly, TimeOnly, TimeOnly, TimeOnly)>();
        for (var date = setting.Today; date <= setting.Through; date = date.AddDays(1))
        {
            var sessions = schedule.Sessions(date).OrderBy(session => session.From).ToList();
            for (var i = 1; i < sessions.Count; i++)
            {
                var (one, other) = (sessions[i - 1], sessions[i]);
                if (other.From < one.To && saidPairs.Add((one.From, one.To, other.From, other.To)))
                    yield return new ChangeWarning(one == other ? WarningKind.DuplicateSession : WarningKind.Overlap, date, other.From,
                        other.To < one.To ? other.To : one.To);
            }
        }
    }

    private static int? Median(IEnumerable<int> values)
    {
        var sorted = values.Where(value => value > 0).Order().ToList();
        return sorted.Count == 0 ? null : sorted[sorted.Count / 2];
    }
}
